package org.mailherd.mailstore.quota;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters in {@code mailbox_state}. */
public final class JdbcUsageStore implements UsageStore {
    private final JdbcClient jdbc;
    private final Runnable catchUp;

    public JdbcUsageStore(JdbcClient jdbc) {
        this(jdbc, () -> {});
    }

    /**
     * @param catchUp has counted what this process has promised
     */
    public JdbcUsageStore(JdbcClient jdbc, Runnable catchUp) {
        this.jdbc = jdbc;
        this.catchUp = catchUp;
    }

    /** For a process that has the database but keeps no mail: it looks, and charges nothing. */
    public static UsageStore over(DataSource source) {
        return new JdbcUsageStore(JdbcClient.create(source));
    }

    @Override
    public Map<Long, QuotaUsage> usages() {
        catchUp.run();
        Map<Long, QuotaUsage> usages = new HashMap<>();
        jdbc.sql("SELECT mailbox_id, bytes, messages FROM mailbox_state")
                .query(row -> {
                    usages.put(row.getLong(1), new QuotaUsage(row.getLong(2), row.getLong(3)));
                });
        return usages;
    }

    @Override
    public QuotaUsage usage(long mailboxId) {
        catchUp.run();
        return jdbc.sql("SELECT bytes, messages FROM mailbox_state WHERE mailbox_id = ?")
                .param(mailboxId)
                .query((row, _) -> new QuotaUsage(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(QuotaUsage.EMPTY);
    }

    /**
     * Adds to the counters when the limit allows it, in the caller's transaction.
     *
     * @throws OverQuota when it does not; then nothing was added
     */
    public void charge(long mailboxId, QuotaLimit limit, long bytes, long messages) {
        int charged =
                jdbc.sql(
                                """
                                UPDATE mailbox_state SET bytes = bytes + :bytes, messages = messages + :messages
                                WHERE mailbox_id = :mailbox
                                  AND (:maxBytes = 0 OR bytes + :bytes <= :maxBytes)
                                  AND (:maxMessages = 0 OR messages + :messages <= :maxMessages)
                                """)
                        .param("bytes", bytes)
                        .param("messages", messages)
                        .param("mailbox", mailboxId)
                        .param("maxBytes", limit.bytes())
                        .param("maxMessages", limit.messages())
                        .update();
        if (charged == 0) {
            throw new OverQuota(mailboxId);
        }
    }

    /** Takes off what was expunged, in the caller's transaction. */
    public void release(long mailboxId, long bytes, long messages) {
        charge(mailboxId, QuotaLimit.NONE, -bytes, -messages);
    }
}
