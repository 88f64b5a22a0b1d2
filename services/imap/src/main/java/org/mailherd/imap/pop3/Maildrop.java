package org.mailherd.imap.pop3;

import java.util.BitSet;
import java.util.OptionalLong;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.lock.MaildropLocks.MaildropLock;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * INBOX as it was at login (RFC 1939 section 4), and what the session has marked. Messages count
 * from 1.
 */
final class Maildrop implements AutoCloseable {
    private final MessageStore messages;
    private final Folder inbox;
    private final MaildropLock lock;
    private final long[] uids;
    private final long[] octets;
    private final BitSet deleted = new BitSet();
    private final BitSet retrieved = new BitSet();

    Maildrop(MessageStore messages, Folder inbox, MaildropLock lock, long[] uids, long[] octets) {
        this.messages = messages;
        this.inbox = inbox;
        this.lock = lock;
        this.uids = uids;
        this.octets = octets;
    }

    /** The highest message number, deleted ones counted. */
    int last() {
        return uids.length;
    }

    boolean has(int number) {
        return number >= 1 && number <= uids.length && !deleted.get(number);
    }

    /** Those not deleted. */
    int count() {
        return uids.length - deleted.cardinality();
    }

    /** Of those not deleted. */
    long totalOctets() {
        long total = 0;
        for (int number = 1; number <= uids.length; number++) {
            total += has(number) ? octets[number - 1] : 0;
        }
        return total;
    }

    long octets(int number) {
        return octets[number - 1];
    }

    /** UIDVALIDITY and UID: the same in every session, given to no other message. */
    String uniqueId(int number) {
        return "%08x%08x".formatted(inbox.uidValidity(), uids[number - 1]);
    }

    MessageBody body(int number) {
        return messages.body(inbox.id(), uids[number - 1]);
    }

    void retrieved(int number) {
        retrieved.set(number);
    }

    void delete(int number) {
        deleted.set(number);
    }

    void undelete() {
        deleted.clear();
    }

    /**
     * Removes what is marked, all or nothing (RFC 1939 section 6), and marks what was read as seen.
     *
     * @return whether that was done; not when the lock was lost to another session
     */
    boolean update() {
        if (!lock.isHeld()) {
            return false;
        }
        if (!deleted.isEmpty()) {
            messages.remove(inbox.id(), uids(deleted));
        }
        retrieved.andNot(deleted);
        if (!retrieved.isEmpty()) {
            messages.store(
                    inbox.id(),
                    uids(retrieved),
                    FlagChange.add(Flags.of("\\Seen")),
                    OptionalLong.empty());
        }
        return true;
    }

    /** Lets the next session in. */
    @Override
    public void close() {
        lock.close();
    }

    private UidSet uids(BitSet numbers) {
        return UidSet.of(numbers.stream().mapToLong(number -> uids[number - 1]).toArray());
    }
}
