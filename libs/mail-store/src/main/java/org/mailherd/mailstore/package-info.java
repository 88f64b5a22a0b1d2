/**
 * Folders, messages, flags, blobs: everything a mailbox holds.
 *
 * <p>{@code message.MessageStore} takes a message in ({@code stage}, then {@code append} or {@code
 * deliver}), {@code structure} reads its MIME once, {@code blob} keeps its octets, {@code folder}
 * names where it lies, and {@code snapshot} is what sessions look at: an immutable picture of one
 * folder, shared by all of them, whose successor differs by what the session has to tell its
 * client.
 *
 * <p>An app imports {@code wiring.MailStoreConfiguration} and gives it a {@code ChangeRelay} bean;
 * it gets {@code FolderStore}, {@code SnapshotStore}, {@code MessageStore} and {@code UsageStore}.
 * A session: {@code folders.require(mailbox, name)}, {@code snapshots.current(id)}, {@code
 * folders.claimRecent(id, uidNext)} and {@code snapshots.watch(id, wakeUp)}; sequence numbers are
 * indexes of its own snapshot plus one; after each command {@code SnapshotDifference.between(own,
 * snapshots.current(id))}.
 */
@NullMarked
package org.mailherd.mailstore;

import org.jspecify.annotations.NullMarked;
