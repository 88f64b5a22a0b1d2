package org.mailherd.mailstore.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads pages from the tables. */
public final class ColumnLoader {
    private static final int FETCH_SIZE = 5_000;

    private final JdbcTemplate jdbc;

    public ColumnLoader(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH_SIZE);
    }

    /** Takes pages as they are complete: one of each column of the source. */
    interface Sink {
        void accept(long number, Map<Field, Page> read);
    }

    /**
     * Pages from one number to another, both included.
     *
     * @param before of the first number, what is known of all columns already; else empty
     */
    void load(Source source, Stretch stretch, Map<Field, Page> before, Sink pages) {
        PagesBuilder[] open = {
            before.isEmpty() ? new PagesBuilder(source) : new PagesBuilder(before)
        };
        long[] at = {stretch.first()};
        jdbc.query(
                sql(source),
                row -> {
                    long uid = row.getLong(1);
                    for (; at[0] < Page.of(uid); at[0]++) {
                        pages.accept(at[0], open[0].build(stretch.end(at[0])));
                        open[0] = new PagesBuilder(source);
                    }
                    add(source, uid, row, open[0]);
                },
                stretch.folderId(),
                before.values().stream().mapToLong(Page::through).min().orElse(stretch.start()),
                stretch.end(stretch.last()));
        for (; at[0] <= stretch.last(); at[0]++) {
            pages.accept(at[0], open[0].build(stretch.end(at[0])));
            open[0] = new PagesBuilder(source);
        }
    }

    /** The columns behind the UID in the order of {@link NumberField}. */
    private static String sql(Source source) {
        return switch (source) {
            case MESSAGE ->
                    """
                    SELECT uid, size, internal_date, save_date, email_id FROM message
                    WHERE folder_id = ? AND uid > ? AND uid <= ? ORDER BY uid
                    """;
            case HEADER ->
                    """
                    SELECT uid, COALESCE(sent_at, internal_date), thread_id, envelope
                    FROM message STRAIGHT_JOIN email ON email.id = email_id
                    WHERE folder_id = ? AND uid > ? AND uid <= ? ORDER BY uid
                    """;
        };
    }

    private static void add(Source source, long uid, ResultSet row, PagesBuilder to)
            throws SQLException {
        switch (source) {
            case MESSAGE ->
                    to.add(
                            uid,
                            null,
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5));
            case HEADER -> {
                EnvelopeColumns envelope = new EnvelopeColumns(row.getBytes(4));
                to.add(uid, envelope, row.getLong(2), envelope.sentDay(), row.getLong(3));
            }
        }
    }

    /** Pages in a row of one folder, of which no message beyond {@code through} is known. */
    record Stretch(long folderId, long first, long last, long through) {
        /** The UID before its first. */
        long start() {
            return first * Page.UIDS - 1;
        }

        /** The last UID of a page that may have a message. */
        long end(long page) {
            return Math.min(through, (page + 1) * Page.UIDS - 1);
        }
    }
}
