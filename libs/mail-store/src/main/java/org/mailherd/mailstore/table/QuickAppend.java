package org.mailherd.mailstore.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.DeliveryOutcome;
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

    private final JdbcTemplate jdbc;
    private final CachedSnapshots snapshots;
    private final Clock clock;

    QuickAppend(JdbcTemplate jdbc, CachedSnapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    private record Result(int outcome, long mailboxId, Appended where, long before, long modseq) {}

    /** Waits for whoever has locked what it needs. */
    DeliveryOutcome append(AppendItem item) {
        return published(item, patiently(item))
                .orElseGet(() ->
                        new DeliveryOutcome.Refused(
                                new NoSuchFolder(Long.toString(item.folderId()))));
    }

    private Result patiently(AppendItem item) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(item, Locking.WAIT);
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Empty when somebody else has locked the folder or its mailbox, or when it is gone. */
    Optional<DeliveryOutcome> tryAppend(AppendItem item) {
        Result result;
        try {
            result = run(item, Locking.SKIP);
        } catch (ConcurrencyFailureException _) {
            return Optional.empty();
        }
        return published(item, result);
    }

    private Optional<DeliveryOutcome> published(AppendItem item, Result result) {
        return switch (result.outcome) {
            case STORED -> {
                snapshots.appended(
                        item.folderId(),
                        result.before,
                        new CachedSnapshots.NewMessage(
                                result.where.uid(), result.modseq, item.flags()));
                yield Optional.of(new DeliveryOutcome.Stored(result.where));
            }
            case NO_FOLDER -> Optional.empty();
            default -> Optional.of(new DeliveryOutcome.Refused(new OverQuota(result.mailboxId)));
        };
    }

    private Result run(AppendItem item, Locking locking) {
        boolean durable = item.message().isDurable();
        CommitWhenDurable<Result> statement =
                new CommitWhenDurable<>(
                        statement(item, locking, durable),
                        (row, _) -> result(row, item.folderId()),
                        result -> result.outcome == STORED && !durable,
                        item.message()::awaitDurable);
        return Objects.requireNonNull(jdbc.execute(statement));
    }

    private static Result result(ResultSet row, long folderId) throws SQLException {
        return new Result(
                row.getInt(1),
                row.getLong(2),
                new Appended(folderId, row.getLong(3), row.getLong(4)),
                row.getLong(5),
                row.getLong(6));
    }

    /** What the first statement does about rows that others have locked. */
    private enum Locking {
        WAIT("FROM folder WHERE folder.id = ", " FOR UPDATE"),
        SKIP(
                "FROM folder FORCE INDEX (PRIMARY) STRAIGHT_JOIN mailbox_state FORCE INDEX (PRIMARY)"
                        + " USING (mailbox_id) WHERE folder.id = ",
                " FOR UPDATE SKIP LOCKED");

        private final String before;
        private final String after;

        Locking(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    private String statement(AppendItem item, Locking locking, boolean durable) {
        long size = item.size();
        long folder = item.folderId();
        return """
        BEGIN NOT ATOMIC
        DECLARE box, validity, nextuid, before_modseq, now_modseq, thread BIGINT DEFAULT NULL;
        DECLARE outcome INT DEFAULT 1;
        DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
        START TRANSACTION;
        SELECT folder.mailbox_id, folder.uid_validity, GREATEST(uid_next, reserved_uid), highest_modseq
        INTO box, validity, nextuid, before_modseq \
        """
                + (locking.before + folder + locking.after)
                + ";IF box IS NOT NULL THEN SET outcome = 2, now_modseq = GREATEST(before_modseq + 1,"
                + Modseqs.next(0, clock)
                + ");UPDATE mailbox_state SET bytes = bytes + "
                + size
                + ", messages = messages + 1 WHERE mailbox_id = box"
                + withinQuota(item)
                + ";IF ROW_COUNT() > 0 THEN SET outcome = 0, thread = "
                + item.id()
                + ";"
                + thread(item.references())
                + "INSERT INTO email ("
                + AppendItem.COLUMNS
                + ") VALUES ("
                + item.id()
                + ",thread,"
                + item.columns()
                + ");INSERT INTO message"
                + " (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date) VALUES ("
                + folder
                + ",nextuid,now_modseq,"
                + item.flags()
                + ","
                + item.id()
                + ","
                + size
                + ","
                + item.delivery().internalDate().toEpochMilli()
                + ","
                + clock.millis()
                + ");UPDATE folder SET uid_next = nextuid + 1, highest_modseq = now_modseq, bytes = bytes + "
                + size
                + " WHERE id = "
                + folder
                + ";END IF; END IF; IF outcome <> 0 THEN ROLLBACK;"
                + (durable ? "ELSE COMMIT;" : "")
                + " END IF; SELECT outcome, box, validity, nextuid, before_modseq, now_modseq; END";
    }

    private static String withinQuota(AppendItem item) {
        long bytes = item.delivery().quota().bytes();
        long messages = item.delivery().quota().messages();
        return (bytes == 0 ? "" : " AND bytes + " + item.size() + " <= " + bytes)
                + (messages == 0 ? "" : " AND messages + 1 <= " + messages);
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
