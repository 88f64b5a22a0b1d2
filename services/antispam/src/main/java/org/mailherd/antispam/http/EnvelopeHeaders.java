package org.mailherd.antispam.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.message.Envelope;

/** Reads the request headers of Rspamd's protocol. */
final class EnvelopeHeaders {

    private EnvelopeHeaders() {}

    static Envelope read(Headers headers) {
        List<String> recipients = headers.getOrDefault("Rcpt", List.of());
        return new Envelope(
                value(headers, "Queue-Id").orElse(""),
                withoutBrackets(value(headers, "From").orElse("")),
                recipients.stream().map(EnvelopeHeaders::withoutBrackets).toList(),
                value(headers, "IP").flatMap(EnvelopeHeaders::address),
                value(headers, "Helo").orElse(""),
                value(headers, "Hostname"),
                value(headers, "User"));
    }

    private static Optional<String> value(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String withoutBrackets(String path) {
        String text = path.strip();
        return text.startsWith("<") && text.endsWith(">")
                ? text.substring(1, text.length() - 1)
                : text;
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
