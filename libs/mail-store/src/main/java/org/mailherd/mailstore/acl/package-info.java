/**
 * Who may do what with a folder (RFC 4314): {@link org.mailherd.mailstore.acl.Rights} are letters
 * as bits, {@link org.mailherd.mailstore.acl.AclStore} keeps them a folder and a grantee, {@link
 * org.mailherd.mailstore.acl.Grants} joins what one mailbox was given in another.
 */
@NullMarked
package org.mailherd.mailstore.acl;

import org.jspecify.annotations.NullMarked;
