package org.mailherd.mailstore.junk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.folder.SpecialUse;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code junk_lesson}: one an email, whatever happens to it. */
public final class JunkLessons {
    private final JdbcClient jdbc;
    private final Clock clock;

    public JunkLessons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Messages were copied or moved, in the caller's transaction: into Junk they are spam; out of
     * it, but for Trash, they are not. What is on its way back before it was learned is not
     * learned; what was learned is learned the other way.
     *
     * @param firstUid of the copies, all up to {@code lastUid}
     */
    public void copied(long sourceId, long targetId, long firstUid, long lastUid) {
        Optional<Boolean> spam = sourceId == targetId ? Optional.empty() : spam(sourceId, targetId);
        if (spam.isEmpty()) {
            return;
        }
        // Assignments are made from left to right: due is found before lesson changes.
        jdbc.sql(
                        """
                        INSERT INTO junk_lesson (email_id, mailbox_id, lesson, since, due)
                        SELECT m.email_id, f.mailbox_id, :lesson, :now, :now
                        FROM message m JOIN folder f ON f.id = m.folder_id
                        WHERE m.folder_id = :target AND m.uid BETWEEN :first AND :last
                        ON DUPLICATE KEY UPDATE
                          due = CASE WHEN learned = VALUES(lesson) THEN NULL
                                     WHEN lesson = VALUES(lesson) THEN due
                                     WHEN learned = 'none' AND due IS NOT NULL THEN NULL
                                     ELSE VALUES(due) END,
                          lesson = VALUES(lesson),
                          since = VALUES(since)
                        """)
                .param("lesson", spam.get() ? "spam" : "ham")
                .param("now", clock.millis())
                .param("target", targetId)
                .param("first", firstUid)
                .param("last", lastUid)
                .update();
    }

    /** Empty when it says nothing of the messages. */
    private Optional<Boolean> spam(long sourceId, long targetId) {
        Optional<String> source = use(sourceId);
        Optional<String> target = use(targetId);
        boolean out = source.equals(Optional.of(SpecialUse.JUNK.name()));
        boolean into = target.equals(Optional.of(SpecialUse.JUNK.name()));
        return out == into || (out && target.equals(Optional.of(SpecialUse.TRASH.name())))
                ? Optional.empty()
                : Optional.of(into);
    }

    private Optional<String> use(long folderId) {
        return jdbc.sql("SELECT COALESCE(special_use, '') FROM folder WHERE id = ?")
                .param(folderId)
                .query(String.class)
                .optional();
    }

    /**
     * Lessons for the caller to teach now; nobody else gets them before the lease is over.
     *
     * @param quiet how long nobody must have moved the message, so that a slip costs nothing
     */
    public List<Lesson> claim(int most, Duration quiet, Duration lease) {
        long now = clock.millis();
        return jdbc
                .sql(
                        """
                        SELECT l.email_id, l.mailbox_id, l.lesson = 'spam', l.since, l.due,
                               m.folder_id, m.uid
                        FROM junk_lesson l LEFT JOIN message m ON m.email_id = l.email_id
                        WHERE l.due <= ? AND l.since <= ? ORDER BY l.due LIMIT ?
                        """)
                .params(now, now - quiet.toMillis(), most)
                .query((row, _) -> row(row))
                .list()
                .stream()
                .filter(row -> leased(row, now + lease.toMillis()))
                .map(Row::lesson)
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        Optional<Lesson.Where> where =
                row.getObject(6) == null
                        ? Optional.empty()
                        : Optional.of(new Lesson.Where(row.getLong(6), row.getLong(7)));
        Lesson lesson =
                new Lesson(
                        row.getLong(1),
                        row.getLong(2),
                        row.getBoolean(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        where);
        return new Row(lesson, row.getLong(5));
    }

    private record Row(Lesson lesson, long due) {}

    private boolean leased(Row row, long until) {
        return jdbc.sql("UPDATE junk_lesson SET due = ? WHERE email_id = ? AND due = ?")
                        .params(until, row.lesson().emailId(), row.due())
                        .update()
                > 0;
    }

    /** The address of a lesson's mailbox; empty when the mailbox is gone. */
    public Optional<String> address(Lesson lesson) {
        return jdbc.sql("SELECT username FROM mailbox WHERE id = ?")
                .param(lesson.mailboxId())
                .query(String.class)
                .optional();
    }

    /** The filter knows it now; if it was moved meanwhile, there is another lesson to teach. */
    public void learned(Lesson lesson) {
        String name = lesson.spam() ? "spam" : "ham";
        jdbc.sql(
                        """
                        UPDATE junk_lesson SET due = IF(lesson = :lesson, NULL, :now), learned = :lesson
                        WHERE email_id = :email
                        """)
                .param("lesson", name)
                .param("now", clock.millis())
                .param("email", lesson.emailId())
                .update();
    }

    /** The filter could not learn it now. */
    public void later(Lesson lesson, Duration wait) {
        jdbc.sql("UPDATE junk_lesson SET due = ? WHERE email_id = ? AND due IS NOT NULL")
                .params(clock.millis() + wait.toMillis(), lesson.emailId())
                .update();
    }

    /** Nobody will teach it any more. */
    public void drop(Lesson lesson) {
        jdbc.sql("DELETE FROM junk_lesson WHERE email_id = ?").param(lesson.emailId()).update();
    }
}
