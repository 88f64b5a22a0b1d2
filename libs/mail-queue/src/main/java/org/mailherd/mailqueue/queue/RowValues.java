package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/**
 * What sender and session said, as the columns of the two tables: everything but place, state and
 * lease. Stands behind each message in its segment ({@link RowImage}), so <b>columns are only ever
 * appended</b> to the lists: an image from an older version lacks the last ones and gets the
 * tables' defaults.
 *
 * @param message values of {@link #MESSAGE}, from the first
 * @param recipients of each, values of {@link #RECIPIENT}, from the first
 */
record RowValues(List<@Nullable Object> message, List<List<@Nullable Object>> recipients) {
    static final List<String> MESSAGE =
            List.of(
                    "qid",
                    "origin",
                    "reverse_path",
                    "client_address",
                    "login",
                    "smtp_utf8",
                    "arrived",
                    "ret",
                    "envid",
                    "body_type",
                    "require_tls",
                    "hold_until",
                    "hold_request");
    static final List<String> RECIPIENT =
            List.of(
                    "seq",
                    "recipient",
                    "original",
                    "destination",
                    "next_hop",
                    "transport",
                    "notify",
                    "orcpt");
    private static final int SEQ = 0;
    private static final int NEXT_HOP = 4;
    private static final int ARRIVED = 6;
    private static final int HOLD_UNTIL = 11;

    static RowValues of(MessageEnvelope envelope, List<QueuedRecipient> recipients) {
        MailTerms terms = envelope.terms();
        return new RowValues(
                values(
                        envelope.id().value(),
                        envelope.origin().name(),
                        envelope.reversePath().addressText(),
                        envelope.clientAddress(),
                        envelope.login().orElse(null),
                        envelope.smtpUtf8(),
                        QueueRows.utc(envelope.arrived()),
                        terms.dsn().ret().map(Enum::name).orElse(null),
                        terms.dsn().envid().orElse(null),
                        terms.body().keyword(),
                        terms.requireTls().name(),
                        terms.hold().map(hold -> QueueRows.utc(hold.until())).orElse(null),
                        terms.hold().map(Hold::request).orElse(null)),
                recipients.stream().map(RowValues::recipient).toList());
    }

    private static List<@Nullable Object> recipient(QueuedRecipient one) {
        RecipientDsn dsn = one.dsn();
        return values(
                one.seq(),
                one.recipient().toString(),
                one.original().toString(),
                one.recipient().domain(),
                NextHopKey.of(one),
                one.transport().name(),
                dsn.notifyOn().said() ? dsn.notifyOn().text() : null,
                dsn.orcpt().map(OriginalRecipient::toString).orElse(null));
    }

    private static List<@Nullable Object> values(@Nullable Object... all) {
        return Collections.unmodifiableList(Arrays.asList(all));
    }

    QueueId id() {
        return new QueueId(String.valueOf(message.getFirst()));
    }

    /** From when it may leave. */
    Instant due() {
        Object hold = message.size() > HOLD_UNTIL ? message.get(HOLD_UNTIL) : null;
        Object from = hold != null ? hold : message.get(ARRIVED);
        return from instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : Instant.EPOCH;
    }

    static int seq(List<@Nullable Object> recipient) {
        return recipient.get(SEQ) instanceof Integer seq ? seq : 0;
    }

    static String nextHop(List<@Nullable Object> recipient) {
        return String.valueOf(recipient.get(NEXT_HOP));
    }
}
