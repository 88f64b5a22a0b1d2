package org.mailherd.mailstore.column;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads pages from the tables. */
public final class ColumnLoader {
    private static final int FETCH_SIZE = 5_000;

    private final JdbcTemplate jdbc;

    public ColumnLoader(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH_SIZE);
    }

    /** Takes pages as they are complete. */
    interface Sink {
        void accept(long page, Page read);
    }

    /**
     * Pages from one number to another, both included.
     *
     * @param before of the first page, what is known of it already
     * @param through no message has a higher UID yet
     */
    void numbers(Stretch stretch, @Nullable NumberPage before, Sink pages) {
        NumberPage.Builder[] open = {
            before == null ? new NumberPage.Builder() : new NumberPage.Builder(before)
        };
        long[] at = {stretch.first()};
        jdbc.query(
                """
                SELECT uid, size, internal_date, save_date, email_id FROM message
                WHERE folder_id = ? AND uid > ? AND uid <= ? ORDER BY uid
                """,
                row -> {
                    long uid = row.getLong(1);
                    for (; at[0] < Page.of(uid); at[0]++) {
                        pages.accept(at[0], open[0].build(stretch.end(at[0])));
                        open[0] = new NumberPage.Builder();
                    }
                    open[0].add(
                            uid, row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                },
                stretch.folderId(),
                before == null ? stretch.start() : before.through(),
                stretch.end(stretch.last()));
        for (; at[0] <= stretch.last(); at[0]++) {
            pages.accept(at[0], open[0].build(stretch.end(at[0])));
            open[0] = new NumberPage.Builder();
        }
    }

    void texts(Stretch stretch, @Nullable TextPage before, Sink pages) {
        TextPage.Builder[] open = {
            before == null ? new TextPage.Builder() : new TextPage.Builder(before)
        };
        long[] at = {stretch.first()};
        jdbc.query(
                """
                SELECT uid, COALESCE(sent_at, internal_date), thread_id, envelope
                FROM message STRAIGHT_JOIN email ON email.id = email_id
                WHERE folder_id = ? AND uid > ? AND uid <= ? ORDER BY uid
                """,
                row -> {
                    long uid = row.getLong(1);
                    for (; at[0] < Page.of(uid); at[0]++) {
                        pages.accept(at[0], open[0].build(stretch.end(at[0])));
                        open[0] = new TextPage.Builder();
                    }
                    EnvelopeColumns envelope = new EnvelopeColumns(row.getBytes(4));
                    open[0].add(uid, row.getLong(2), row.getLong(3), envelope);
                },
                stretch.folderId(),
                before == null ? stretch.start() : before.through(),
                stretch.end(stretch.last()));
        for (; at[0] <= stretch.last(); at[0]++) {
            pages.accept(at[0], open[0].build(stretch.end(at[0])));
            open[0] = new TextPage.Builder();
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
