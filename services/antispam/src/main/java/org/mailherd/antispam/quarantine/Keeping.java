package org.mailherd.antispam.quarantine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.EncodedWords;
import org.mailherd.antispam.explain.Explanation;
import org.mailherd.antispam.explain.VerdictLog;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a message from the mail server for some mailboxes. */
final class Keeping {
    private static final Logger log = LoggerFactory.getLogger(Keeping.class);
    private static final int MOST_MAILBOXES = 2_000;
    private static final int MOST_HEADER = 256 * 1024;

    /** The mail server writes octets beyond ASCII as %XX. */
    private static final Pattern ESCAPED = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    private final QuarantineStore store;
    private final RetentionStore retention;
    private final QuarantineSettings settings;
    private final VerdictLog explanations;
    private final Clock clock;

    Keeping(
            QuarantineStore store,
            RetentionStore retention,
            QuarantineSettings settings,
            VerdictLog explanations,
            Clock clock) {
        this.store = store;
        this.retention = retention;
        this.settings = settings;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** Answers with those that have it now. */
    Map<String, Object> keep(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        int limit = (int) settings.maxSize().toBytes();
        byte[] octets = exchange.getRequestBody().readNBytes(limit + 1);
        if (octets.length > limit || octets.length == 0) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return Map.of("kept", List.of());
        }
        String qid = value(headers, "Queue-Id", 16);
        Arrived mail =
                new Arrived(
                        qid,
                        value(headers, "From", 320),
                        field(octets, "Subject", 500),
                        field(octets, "Message-ID", 255).replaceAll("[<>]", ""),
                        value(headers, "IP", 45),
                        octets);
        List<Explanation> why = explanations.ofMessage(qid);
        List<String> kept = new ArrayList<>();
        for (String mailbox :
                headers.getOrDefault("Rcpt", List.of()).stream().limit(MOST_MAILBOXES).toList()) {
            String address = decoded(mailbox);
            if (store.put(address, mail, reason(why, address), clock.instant())) {
                retention.trim(address);
                kept.add(address);
            }
        }
        LogEvent.of("quarantined")
                .with("qid", qid)
                .with("mailboxes", kept.size())
                .with("size", octets.length)
                .info(log);
        return Map.of("kept", kept);
    }

    private Explanation reason(List<Explanation> why, String mailbox) {
        return why.stream()
                .filter(one -> one.address().equalsIgnoreCase(mailbox))
                .findFirst()
                // of very many recipients only the first are explained: the worst of these then
                .or(() -> why.stream().max(Comparator.comparingDouble(Explanation::score)))
                .orElseGet(() ->
                        new Explanation(
                                "", "", mailbox, mailbox, "reject", 0, 0, "[]", clock.instant()));
    }

    private static String field(byte[] octets, String name, int length) {
        HeaderBlock header = HeaderBlock.parse(Arrays.copyOf(octets, headerEnd(octets)));
        return header.all(name).stream()
                .findFirst()
                .map(field -> EncodedWords.decode(field.value()))
                .map(text -> shortened(text, length))
                .orElse("");
    }

    private static String value(Headers headers, String name, int length) {
        return Optional.ofNullable(headers.getFirst(name))
                .map(text -> shortened(decoded(text), length))
                .orElse("");
    }

    private static String decoded(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(
                                new String(
                                        HexFormat.of().parseHex(escaped.group().replace("%", "")),
                                        StandardCharsets.UTF_8)));
    }

    /** Behind the last octet of the header section, of a very long one some. */
    private static int headerEnd(byte[] octets) {
        int most = Math.min(octets.length, MOST_HEADER);
        for (int i = 3; i < most; i++) {
            if (octets[i] == '\n' && octets[i - 1] == '\r' && octets[i - 2] == '\n') {
                return i + 1;
            }
        }
        return most;
    }

    private static String shortened(String text, int length) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > length ? plain.substring(0, length) : plain;
    }
}
