package org.mailherd.mailqueue.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Columns of the queue tables as values. Times are written as UTC whatever the connection's time
 * zone.
 */
final class QueueRows {
    private static final int MAX_TEXT = 1000;

    private QueueRows() {}

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** With its type named, a null costs no question to the server about the parameter. */
    static SqlParameterValue nullable(int sqlType, @Nullable Object value) {
        return new SqlParameterValue(sqlType, value);
    }

    static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    static MessageEnvelope envelope(ResultSet row) throws SQLException {
        return new MessageEnvelope(
                new QueueId(row.getString("qid")),
                Origin.valueOf(row.getString("origin")),
                ReversePath.parse(row.getString("reverse_path")),
                row.getString("client_address"),
                Optional.ofNullable(row.getString("login")),
                row.getBoolean("smtp_utf8"),
                row.getObject("arrived", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    static SpoolRef place(ResultSet row) throws SQLException {
        return new SpoolRef(row.getLong("segment"), row.getLong("position"), row.getLong("length"));
    }

    static QueuedRecipient recipient(ResultSet row) throws SQLException {
        return new QueuedRecipient(
                row.getInt("seq"),
                MailAddress.parse(row.getString("recipient")),
                MailAddress.parse(row.getString("original")),
                Transport.valueOf(row.getString("transport")),
                row.getInt("attempts"));
    }
}
