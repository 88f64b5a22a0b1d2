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
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
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
                terms(row),
                row.getObject("arrived", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static MailTerms terms(ResultSet row) throws SQLException {
        return new MailTerms(
                BodyType.of(row.getString("body_type")).orElse(BodyType.EIGHT_BIT),
                row.getBoolean("smtp_utf8"),
                RequireTls.valueOf(row.getString("require_tls")),
                new MessageDsn(
                        Optional.ofNullable(row.getString("ret")).map(MessageDsn.Ret::valueOf),
                        Optional.ofNullable(row.getString("envid"))),
                hold(row));
    }

    private static Optional<Hold> hold(ResultSet row) throws SQLException {
        LocalDateTime time = row.getObject("hold_until", LocalDateTime.class);
        if (time == null) {
            return Optional.empty();
        }
        Instant until = time.toInstant(ZoneOffset.UTC);
        String request = row.getString("hold_request");
        return Optional.of(request == null ? Hold.until(until) : new Hold(until, request));
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
                new RecipientDsn(
                        Optional.ofNullable(row.getString("notify"))
                                .map(Notify::parse)
                                .orElse(Notify.UNSET),
                        Optional.ofNullable(row.getString("orcpt")).map(OriginalRecipient::parse)),
                row.getInt("attempts"));
    }
}
