package org.mailherd.antispam.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.antispam.message.Envelope;

/** Reads the request headers of Rspamd's protocol. */
final class EnvelopeHeaders {

    /** Ours, unknown to Rspamd, which seals all inbound mail by a setting of its own. */
    private static final String FORWARDER = "Forwarder";

    private static final Pattern ESCAPED = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    /** Our own: smtp knows which hosts forward to us at somebody's wish. */
    private static final String HANDED_ON = "Forwarding-Host";

    /** The last label of a name is no number. */
    private static final Pattern HOSTNAME =
            Pattern.compile("(?:[\\w-]{1,63}\\.){0,30}[A-Za-z][\\w-]{0,62}\\.?");

    private EnvelopeHeaders() {}

    static Envelope read(Headers headers) {
        // Who only delivers tells the mailbox, not the envelope.
        List<String> mailbox = headers.getOrDefault("Deliver-To", List.of());
        List<String> recipients = headers.getOrDefault("Rcpt", mailbox);
        return new Envelope(
                value(headers, "Queue-Id").orElse(""),
                path(value(headers, "From").orElse("")),
                recipients.stream().map(EnvelopeHeaders::path).toList(),
                value(headers, "IP").flatMap(EnvelopeHeaders::address),
                value(headers, "Helo").orElse(""),
                value(headers, "User"),
                value(headers, FORWARDER),
                value(headers, HANDED_ON).isPresent(),
                value(headers, "Hostname").filter(EnvelopeHeaders::isHostname));
    }

    /**
     * Mail servers say "unknown", or the bare address, when a name was not found or not confirmed.
     */
    private static boolean isHostname(String text) {
        return HOSTNAME.matcher(text).matches() && !text.equalsIgnoreCase("unknown");
    }

    private static Optional<String> value(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String path(String value) {
        String text = value.strip();
        boolean brackets = text.startsWith("<") && text.endsWith(">");
        return utf8(brackets ? text.substring(1, text.length() - 1) : text);
    }

    /**
     * The mail server writes octets that a field of HTTP cannot hold as %XX; an ASCII percent sign
     * is meant.
     */
    private static String utf8(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escaped -> {
                    byte[] octets = HexFormat.of().parseHex(escaped.group().replace("%", ""));
                    return new String(octets, StandardCharsets.UTF_8);
                });
    }

    /** What is no address is as good as none told. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
