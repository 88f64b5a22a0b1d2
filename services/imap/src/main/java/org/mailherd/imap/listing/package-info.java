/**
 * LIST and LSUB: {@link org.mailherd.imap.listing.FolderTree} knows which names there are and what
 * can be said of them, {@link org.mailherd.imap.listing.MailboxPattern} which of them a client
 * means.
 */
@NullMarked
package org.mailherd.imap.listing;

import org.jspecify.annotations.NullMarked;
