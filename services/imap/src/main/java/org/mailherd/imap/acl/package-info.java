/**
 * The verbs of ACL (RFC 4314): {@link org.mailherd.imap.acl.AclTarget} reads the folder, {@link
 * org.mailherd.imap.acl.Identifiers} the grantee, the commands ask and change the store.
 */
@NullMarked
package org.mailherd.imap.acl;

import org.jspecify.annotations.NullMarked;
