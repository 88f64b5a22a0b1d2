package org.mailherd.mailstore.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the thread of an email in its mailbox: that of any message it names, or one of its own.
 * Decided once; two threads that a later message joins stay two (THREADID must not change, RFC 8474
 * 5.2).
 */
final class Threads {
    /** To be copied: looking for one among the providers costs more than the hash. */
    private static final MessageDigest FRESH = sha256();

    private final JdbcClient jdbc;

    Threads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long threadOf(long mailboxId, List<Long> references, long newThread) {
        if (references.isEmpty()) {
            return newThread;
        }
        Map<Long, Long> known = new HashMap<>();
        jdbc.sql(
                        "SELECT reference, thread_id FROM thread_reference WHERE mailbox_id = :mailbox AND reference IN (:ids)")
                .param("mailbox", mailboxId)
                .param("ids", references)
                .query(row -> {
                    known.put(row.getLong(1), row.getLong(2));
                });
        long thread = known.values().stream().min(Long::compare).orElse(newThread);
        remember(
                mailboxId,
                references.stream().filter(id -> !known.containsKey(id)).toList(),
                thread);
        return thread;
    }

    private void remember(long mailboxId, List<Long> references, long thread) {
        if (references.isEmpty()) {
            return;
        }
        StringJoiner rows = new StringJoiner(", ");
        List<Object> values = new ArrayList<>();
        for (long reference : references) {
            rows.add("(?, ?, ?)");
            values.addAll(List.of(mailboxId, reference, thread));
        }
        jdbc.sql(
                        "INSERT IGNORE INTO thread_reference (mailbox_id, reference, thread_id) VALUES "
                                + rows)
                .params(values)
                .update();
    }

    /**
     * The first 64 bits of SHA-256 of each message id, ascending so that transactions lock in one
     * order.
     */
    static List<Long> hash(List<String> messageIds) {
        return messageIds.stream().map(Threads::hash).distinct().sorted().toList();
    }

    private static long hash(String messageId) {
        try {
            MessageDigest sha = (MessageDigest) FRESH.clone();
            return ByteBuffer.wrap(sha.digest(messageId.getBytes(StandardCharsets.ISO_8859_1)))
                    .getLong();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
