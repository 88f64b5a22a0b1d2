package org.mailherd.smtp.data;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Transaction;

/**
 * Writes the Received field (RFC 5321 4.4) and the fields that a submitted message must not lack
 * (RFC 6409 8).
 */
final class TraceHeader {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final String hostname;

    TraceHeader(String hostname) {
        this.hostname = hostname;
    }

    String received(Session session, Transaction transaction, QueueId id, Instant now) {
        String helo = session.helo().map(Session.Helo::name).orElse("unknown");
        StringBuilder out = new StringBuilder(256);
        out.append("Received: from ").append(hostText(helo));
        String name = session.caller().name().orElse("unknown");
        out.append(" (").append(hostText(name));
        out.append(' ').append(literal(session.clientAddress())).append(")\r\n");
        session.wire()
                .tlsSession()
                .ifPresent(tls ->
                        out.append("\t(using ")
                                .append(tls.getProtocol())
                                .append(" with cipher ")
                                .append(tls.getCipherSuite())
                                .append(")\r\n"));
        out.append("\tby ")
                .append(hostname)
                .append(" (Mailherd) with ")
                .append(protocol(session, transaction));
        out.append(" id ").append(id.value());
        if (transaction.recipients().size() == 1) {
            out.append("\r\n\tfor <")
                    .append(transaction.recipients().getFirst().address())
                    .append('>');
        }
        return out.append("; ").append(DATE.format(now)).append("\r\n").toString();
    }

    /**
     * What may stand in a host name or literal; anything else from a HELO could end a comment or a
     * field.
     */
    private static String hostText(String name) {
        char[] text = name.toCharArray();
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "._:[]-".indexOf(c) < 0) {
                text[i] = '?';
            }
        }
        return new String(text);
    }

    private static String literal(String address) {
        return address.indexOf(':') >= 0 ? "[IPv6:" + address + "]" : "[" + address + "]";
    }

    /** RFC 3848 and RFC 6531 4.3. */
    private static String protocol(Session session, Transaction transaction) {
        if (!session.helo().map(Session.Helo::extended).orElse(false)) {
            return "SMTP";
        }
        return (transaction.smtpUtf8() ? "UTF8SMTP" : "ESMTP")
                + (session.wire().isTls() ? "S" : "")
                + (session.account().isPresent() ? "A" : "");
    }

    /**
     * From, Date and Message-ID where a submitted message has none (RFC 6409 8).
     *
     * @param sender who sends it, by the envelope
     */
    String missing(HeaderSection header, QueueId id, Instant now, Optional<MailAddress> sender) {
        String from =
                header.has("From")
                        ? ""
                        : sender.map(address -> "From: <" + address + ">\r\n").orElse("");
        String date = header.has("Date") ? "" : "Date: " + DATE.format(now) + "\r\n";
        String messageId =
                header.has("Message-ID")
                        ? ""
                        : "Message-ID: <" + id.value() + "@" + hostname + ">\r\n";
        return from + date + messageId;
    }
}
