package org.mailherd.mailstore.check;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tables say twice, compared; one statement sees one moment, so mail may come meanwhile.
 */
final class CounterCheck {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CounterCheck(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param question gives what is wrong: an id, what is there, what should be
     * @param words for the three
     * @param lock row of the id, held while it is mended; the remedy works the value out again
     * @param remedy statement for one id
     */
    private record Rule(String question, String words, String lock, String remedy) {}

    private static final String LOCK_FOLDER = "SELECT id FROM folder WHERE id = ? FOR UPDATE";
    private static final String LOCK_MAILBOX =
            "SELECT mailbox_id FROM mailbox_state WHERE mailbox_id = ? FOR UPDATE";

    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            """
                            SELECT e.id, m.size, e.blob_size + LENGTH(e.trace) FROM message m
                            JOIN email e ON e.id = m.email_id
                            WHERE m.size <> e.blob_size + LENGTH(e.trace) GROUP BY e.id
                            """,
                            "email %s: its messages say %s octets, it has %s",
                            "SELECT id FROM email WHERE id = ? FOR UPDATE",
                            """
                            UPDATE message m JOIN email e ON e.id = m.email_id
                            SET m.size = e.blob_size + LENGTH(e.trace) WHERE e.id = ?
                            """),
                    new Rule(
                            """
                            SELECT f.id, f.bytes, COALESCE(SUM(m.size), 0) AS held FROM folder f
                            LEFT JOIN message m ON m.folder_id = f.id GROUP BY f.id HAVING f.bytes <> held
                            """,
                            "folder %s: counts %s octets, holds %s",
                            LOCK_FOLDER,
                            """
                            UPDATE folder SET bytes =
                              (SELECT COALESCE(SUM(size), 0) FROM message WHERE folder_id = folder.id)
                            WHERE id = ?
                            """),
                    new Rule(
                            """
                            SELECT f.id, f.uid_next, MAX(m.uid) + 1 AS least FROM folder f
                            JOIN message m ON m.folder_id = f.id GROUP BY f.id HAVING f.uid_next < least
                            """,
                            "folder %s: would give UID %s, has messages up to the one before %s",
                            LOCK_FOLDER,
                            """
                            UPDATE folder SET uid_next =
                              (SELECT MAX(uid) + 1 FROM message WHERE folder_id = folder.id) WHERE id = ?
                            """),
                    new Rule(
                            """
                            SELECT f.id, f.highest_modseq, MAX(m.modseq) AS least FROM folder f
                            JOIN message m ON m.folder_id = f.id GROUP BY f.id HAVING f.highest_modseq < least
                            """,
                            "folder %s: highest modseq %s, has a message with %s",
                            LOCK_FOLDER,
                            """
                            UPDATE folder SET highest_modseq =
                              (SELECT MAX(modseq) FROM message WHERE folder_id = folder.id) WHERE id = ?
                            """),
                    new Rule(
                            """
                            SELECT f.mailbox_id, 'none', 'one' FROM folder f
                            LEFT JOIN mailbox_state s ON s.mailbox_id = f.mailbox_id
                            WHERE s.mailbox_id IS NULL GROUP BY f.mailbox_id
                            """,
                            "mailbox %s: its folders need a row in mailbox_state: there is %s, should be %s",
                            LOCK_MAILBOX,
                            """
                            INSERT INTO mailbox_state (mailbox_id, uid_validity)
                            SELECT mailbox_id, MAX(uid_validity) FROM folder WHERE mailbox_id = ? GROUP BY mailbox_id
                            """),
                    counter("bytes", "octets", "SUM(m.size)"),
                    counter("messages", "messages", "COUNT(m.uid)"),
                    new Rule(
                            """
                            SELECT t.mailbox_id, COUNT(*), 0 FROM thread_reference t
                            LEFT JOIN mailbox_state s ON s.mailbox_id = t.mailbox_id
                            WHERE s.mailbox_id IS NULL GROUP BY t.mailbox_id
                            """,
                            "mailbox %s: is gone and left %s references of threads, should be %s",
                            LOCK_MAILBOX,
                            "DELETE FROM thread_reference WHERE mailbox_id = ?"));

    private static Rule counter(String column, String words, String sum) {
        String held =
                "(SELECT COALESCE("
                        + sum
                        + ", 0) FROM folder f JOIN message m ON m.folder_id = f.id"
                        + " WHERE f.mailbox_id = mailbox_state.mailbox_id)";
        return new Rule(
                "SELECT mailbox_id, %s, %s AS held FROM mailbox_state HAVING %s <> held"
                        .formatted(column, held, column),
                "mailbox %s: counts %s " + words + ", holds %s",
                LOCK_MAILBOX,
                "UPDATE mailbox_state SET %s = %s WHERE mailbox_id = ?".formatted(column, held));
    }

    void check(boolean repair, Consumer<Finding> findings) {
        RULES.forEach(rule -> check(rule, repair, findings));
        keywords(findings);
    }

    private void check(Rule rule, boolean repair, Consumer<Finding> findings) {
        record Wrong(long id, String text) {}
        List<Wrong> wrongs =
                jdbc.sql(rule.question)
                        .query((row, _) ->
                                new Wrong(
                                        row.getLong(1),
                                        rule.words.formatted(
                                                row.getLong(1),
                                                row.getString(2),
                                                row.getString(3))))
                        .list();
        for (Wrong wrong : wrongs) {
            if (repair) {
                transaction.executeWithoutResult(_ -> mend(rule, wrong.id));
            }
            findings.accept(new Finding(wrong.text, repair));
        }
    }

    private void mend(Rule rule, long id) {
        jdbc.sql(rule.lock).param(id).query(Long.class).optional();
        jdbc.sql(rule.remedy).param(id).update();
    }

    /** Bits without a name do no harm, but a name was lost. */
    private void keywords(Consumer<Finding> findings) {
        jdbc.sql(
                        """
                        SELECT m.folder_id, HEX(used & ~255 & ~COALESCE(named, 0)) FROM
                          (SELECT folder_id, BIT_OR(flags) AS used FROM message GROUP BY folder_id) m
                        LEFT JOIN
                          (SELECT folder_id, BIT_OR(1 << bit) AS named FROM folder_keyword GROUP BY folder_id) k
                        ON k.folder_id = m.folder_id WHERE used & ~255 & ~COALESCE(named, 0) <> 0
                        """)
                .query(row -> {
                    findings.accept(
                            new Finding(
                                    "folder %s: messages have keywords (bits %s) whose names are lost"
                                            .formatted(row.getLong(1), row.getString(2)),
                                    false));
                });
    }
}
