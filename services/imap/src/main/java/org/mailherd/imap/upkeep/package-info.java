/**
 * Keeps the store in order: {@link StoreCommand} checks it for an operator, {@link MailboxPurge}
 * removes the mail of mailboxes that were deleted.
 */
@NullMarked
package org.mailherd.imap.upkeep;

import org.jspecify.annotations.NullMarked;
