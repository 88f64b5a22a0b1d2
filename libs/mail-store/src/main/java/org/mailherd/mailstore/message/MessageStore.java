package org.mailherd.mailstore.message;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Puts messages into folders, reads, marks, copies and removes them. Safe for any number of
 * threads; all methods block. Every method with a {@code folderId} may throw {@code NoSuchFolder}:
 * folders can vanish at any time. UIDs that name no message (any more) are passed over in silence.
 */
public interface MessageStore {
    /**
     * Reads a message to the end of the stream, writes its octets and reads its MIME; they are
     * durable once a folder holds it. Costs memory for a small message only; a large one goes
     * through a file.
     *
     * @throws MessageTooBig as soon as the limit is passed; the rest of the stream is not read
     */
    StagedMessage stage(InputStream octets);

    /**
     * As {@link #stage}, for a message that is put into one folder at once: a small one is written
     * then.
     */
    StagedMessage upload(InputStream octets);

    /** The octets of a staged message, for whoever must read it before it is in a folder. */
    MessageBody body(StagedMessage message);

    /**
     * Puts a staged message into one folder; durable when it returns.
     *
     * @throws org.mailherd.mailstore.quota.OverQuota when the folder's mailbox would exceed {@code
     *     quota}
     * @throws org.mailherd.mailstore.flag.TooManyKeywords when a keyword is new and the folder
     *     cannot take it
     */
    Appended append(
            long folderId,
            QuotaLimit quota,
            StagedMessage message,
            Flags flags,
            Instant internalDate);

    /**
     * Puts staged messages into one folder, all or none (MULTIAPPEND, RFC 3502); they get UIDs in a
     * row.
     *
     * @throws org.mailherd.mailstore.quota.OverQuota and then none was stored
     * @throws org.mailherd.mailstore.flag.TooManyKeywords and then none was stored
     */
    List<Appended> append(long folderId, QuotaLimit quota, List<Arrival> messages);

    /**
     * Puts a staged message into a folder and removes another one, both or neither (REPLACE, RFC
     * 8508). Only the difference of their sizes is charged when both folders are of one mailbox.
     *
     * @param folderId holds the message that goes
     * @throws NoSuchMessage when that one is gone already; then nothing was stored
     * @throws org.mailherd.mailstore.quota.OverQuota and then nothing was changed
     */
    Appended replace(
            long folderId, long uid, long targetFolderId, QuotaLimit quota, Arrival message);

    /**
     * Puts a staged message into the folders of its recipients: one blob, one transaction, an
     * outcome each, in order.
     */
    List<DeliveryOutcome> deliver(StagedMessage message, List<Delivery> deliveries);

    /**
     * Rows in the order of UIDs, handed over as they are read: nothing is collected, so {@code
     * UidSet.ALL} is fine. The consumer may write to its client; a database connection is not held
     * while it does.
     */
    void fetch(long folderId, UidSet uids, Set<MessageField> fields, Consumer<MessageRow> rows);

    /**
     * @throws NoSuchMessage when it is gone
     */
    MessageBody body(long folderId, long uid);

    /** Bodies of many messages, in the order of UIDs, as {@link #fetch}: for FETCH 1:* BODY[]. */
    void bodies(long folderId, UidSet uids, Set<MessageField> fields, MessageConsumer messages);

    /**
     * STORE.
     *
     * @param unchangedSince leave alone, and report, messages with a higher modseq
     */
    FlagsStored store(long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince);

    /**
     * COPY: flags and internal dates stay.
     *
     * @param quota of the target's mailbox, which may be another than the source's
     * @throws org.mailherd.mailstore.quota.OverQuota and then nothing was copied
     */
    Copied copy(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota);

    /** MOVE (RFC 9051 6.4.8), within one mailbox; into the same folder it gives new UIDs. */
    default Copied move(long folderId, UidSet uids, long targetFolderId) {
        return move(folderId, uids, targetFolderId, QuotaLimit.NONE);
    }

    /**
     * MOVE that may lead into another mailbox.
     *
     * @param quota of the target's mailbox; asked only when that is not the source's
     * @throws org.mailherd.mailstore.quota.OverQuota and then nothing was moved
     */
    Copied move(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota);

    /**
     * EXPUNGE and UID EXPUNGE: removes those of the messages that are {@code \Deleted}; returns
     * what it removed.
     */
    UidSet expunge(long folderId, UidSet uids);

    /** Removes messages whatever their flags, all or none: POP3's DELE (RFC 1939 section 6). */
    UidSet remove(long folderId, UidSet uids);

    /**
     * UIDs expunged after the modseq, for VANISHED (EARLIER) (RFC 7162); empty optional when the
     * log does not reach back so far, and the client has to compare all UIDs.
     */
    Optional<UidSet> vanishedSince(long folderId, long modseq);
}
