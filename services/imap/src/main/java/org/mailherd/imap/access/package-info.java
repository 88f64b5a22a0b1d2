/**
 * From the name a client uses to a folder and what the user may do with it: {@link
 * org.mailherd.imap.access.FolderAccess} finds own folders and, below {@code Shared/}, those of
 * others, checks rights (RFC 4314) and knows whose quota counts.
 */
@NullMarked
package org.mailherd.imap.access;

import org.jspecify.annotations.NullMarked;
