package org.mailherd.mailstore.message;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One message into one folder, by far the most frequent change: the steps of {@link MessageInsert}
 * with their transaction as a compound statement, so that MariaDB is asked once instead of ten
 * times; or twice, when the message's octets are still being synced and the commit has to wait.
 */
final class QuickAppend {
    private static final int ATTEMPTS = 5;
    private static final int STORED = 0;
    private static final int NO_FOLDER = 1;

    /** Larger rows go the long way: this one's text must fit in any max_allowed_packet. */
    private static final int LARGEST = 256 * 1024;

    private static final String STATEMENT =
            """
            BEGIN NOT ATOMIC
              DECLARE box, validity, nextuid, before_modseq, now_modseq, thread BIGINT DEFAULT NULL;
              DECLARE outcome INT DEFAULT %d;
              DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
              START TRANSACTION;
              SELECT mailbox_id, uid_validity, uid_next, highest_modseq
                INTO box, validity, nextuid, before_modseq FROM folder WHERE id = %d FOR UPDATE;
              IF box IS NOT NULL THEN
                SET now_modseq = GREATEST(before_modseq + 1, %d), outcome = 2;
                UPDATE mailbox_state SET bytes = bytes + %d, messages = messages + 1
                  WHERE mailbox_id = box AND (%d = 0 OR bytes + %d <= %d) AND (%d = 0 OR messages + 1 <= %d);
                IF ROW_COUNT() > 0 THEN
                  SET outcome = 0, thread = %d;
                  %s
                  INSERT INTO email
                    (id, thread_id, segment, segment_offset, stored_length, blob_size, trace,
                     sent_at, has_attachment, preview, envelope, structure)
                    VALUES (%d, thread, %d, %d, %d, %d, ?, %s, %s, ?, ?, ?);
                  INSERT INTO message
                    (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                    VALUES (%d, nextuid, now_modseq, %d, %d, %d, %d, %d);
                  UPDATE folder SET uid_next = nextuid + 1, highest_modseq = now_modseq, bytes = bytes + %d
                    WHERE id = %d;
                END IF;
              END IF;
              IF outcome <> 0 THEN ROLLBACK; ELSEIF %s THEN COMMIT; END IF;
              SELECT outcome, box, validity, nextuid, before_modseq, now_modseq;
            END
            """;

    private final JdbcTemplate jdbc;
    private final CachedSnapshots snapshots;
    private final Clock clock;
    private final EmailIds ids;

    QuickAppend(JdbcTemplate jdbc, CachedSnapshots snapshots, Clock clock, EmailIds ids) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.clock = clock;
        this.ids = ids;
    }

    private record Result(int outcome, long mailboxId, Appended where, long before, long modseq) {}

    /** Empty when it has to go the long way. */
    Optional<DeliveryOutcome> append(StoredMessage message, Delivery delivery) {
        boolean fits =
                message.envelopeForm().length + message.structureForm().length < LARGEST
                        && delivery.flags().keywords().isEmpty();
        if (!fits) {
            return Optional.empty();
        }
        long flags = Keywords.NONE.mask(delivery.flags());
        Result result = run(message, delivery, flags);
        return Optional.of(
                switch (result.outcome) {
                    case STORED -> {
                        snapshots.appended(
                                delivery.folderId(),
                                result.before,
                                new CachedSnapshots.NewMessage(
                                        result.where.uid(), result.modseq, flags));
                        yield new DeliveryOutcome.Stored(result.where);
                    }
                    case NO_FOLDER ->
                            new DeliveryOutcome.Refused(
                                    new NoSuchFolder(Long.toString(delivery.folderId())));
                    default -> new DeliveryOutcome.Refused(new OverQuota(result.mailboxId));
                });
    }

    private Result run(StoredMessage message, Delivery delivery, long flags) {
        byte[] trace = delivery.trace().getBytes(StandardCharsets.ISO_8859_1);
        long size = message.size() + trace.length;
        boolean durable = message.isDurable();
        CommitWhenDurable<Result> statement =
                new CommitWhenDurable<>(
                        statement(message, delivery, flags, size, durable),
                        List.of(
                                trace,
                                message.scanned().preview(),
                                message.envelopeForm(),
                                message.structureForm()),
                        (row, _) -> result(row, delivery.folderId()),
                        result -> result.outcome == STORED && !durable,
                        message::awaitDurable);
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(jdbc.execute(statement));
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Result result(ResultSet row, long folderId) throws SQLException {
        return new Result(
                row.getInt(1),
                row.getLong(2),
                new Appended(folderId, row.getLong(3), row.getLong(4)),
                row.getLong(5),
                row.getLong(6));
    }

    private String statement(
            StoredMessage message, Delivery delivery, long flags, long size, boolean durable) {
        long id = ids.next();
        long folder = delivery.folderId();
        long maxBytes = delivery.quota().bytes();
        long maxMessages = delivery.quota().messages();
        return STATEMENT.formatted(
                NO_FOLDER,
                folder,
                Modseqs.next(0, clock),
                size,
                maxBytes,
                size,
                maxBytes,
                maxMessages,
                maxMessages,
                id,
                thread(message.references()),
                id,
                message.blob().segment(),
                message.blob().offset(),
                message.blob().storedLength(),
                message.blob().size(),
                message.sentAt().map(Instant::toEpochMilli).map(Object::toString).orElse("NULL"),
                message.scanned().hasAttachment(),
                folder,
                flags,
                id,
                size,
                delivery.internalDate().toEpochMilli(),
                clock.millis(),
                size,
                folder,
                durable);
    }

    /** As {@link Threads#threadOf}. */
    private static String thread(List<Long> references) {
        if (references.isEmpty()) {
            return "";
        }
        StringJoiner known = new StringJoiner(",");
        StringJoiner rows = new StringJoiner(",");
        for (long reference : references) {
            known.add(Long.toString(reference));
            rows.add("(box," + reference + ",thread)");
        }
        return """
        SET thread = COALESCE((SELECT MIN(thread_id) FROM thread_reference
          WHERE mailbox_id = box AND reference IN (%s)), thread);
        INSERT IGNORE INTO thread_reference (mailbox_id, reference, thread_id) VALUES %s;
        """
                .formatted(known, rows);
    }
}
