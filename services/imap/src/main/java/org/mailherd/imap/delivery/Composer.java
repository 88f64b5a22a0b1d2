package org.mailherd.imap.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes messages of our own. Whatever comes from a script or from a stranger's message can bring
 * no line of its own into a header (case 5).
 */
final class Composer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** RFC 2047 2: an encoded word has 75 characters; so many octets make one of 60. */
    private static final int WORD_OCTETS = 36;

    private static final int LONGEST_VALUE = 2000;
    private static final int LONGEST_LINE = 998;

    private final String hostname;
    private final Clock clock;

    Composer(String hostname, Clock clock) {
        this.hostname = hostname;
        this.clock = clock;
    }

    /** A header field. */
    record Field(String name, String value) {}

    /** Plain text in UTF-8, readable as it is when ASCII; Date, Message-ID, MIME fields added. */
    byte[] text(List<Field> fields, String text) {
        StringBuilder head = head(fields);
        String lines = text.replaceAll("\r\n|\r|\n", "\r\n");
        boolean plain = isPlain(lines);
        head.append("Content-Type: text/plain; charset=utf-8\r\n")
                .append("Content-Transfer-Encoding: ")
                .append(plain ? "7bit" : "base64")
                .append("\r\n\r\n");
        if (plain) {
            head.append(lines).append(lines.endsWith("\r\n") ? "" : "\r\n");
            return head.toString().getBytes(StandardCharsets.US_ASCII);
        }
        byte[] octets = lines.getBytes(StandardCharsets.UTF_8);
        head.append(Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encodeToString(octets));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 2045 2.7. */
    private static boolean isPlain(String lines) {
        return lines.chars().allMatch(c -> c > 0 && c < 127)
                && lines.lines().allMatch(line -> line.length() <= LONGEST_LINE);
    }

    /**
     * A MIME entity that brings its own header (RFC 5230 4.1, {@code :mime}); of that only the
     * {@code Content-} fields are taken.
     */
    byte[] entity(List<Field> fields, String entity) {
        String normal = entity.replaceAll("\r\n|\r|\n", "\r\n");
        int end = normal.startsWith("\r\n") ? 0 : normal.indexOf("\r\n\r\n");
        String head = end < 0 ? "" : normal.substring(0, end);
        String body = end < 0 ? normal : normal.substring(normal.startsWith("\r\n") ? 2 : end + 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head(fields).toString().getBytes(StandardCharsets.US_ASCII));
        boolean taken = false;
        for (String line : head.split("\r\n")) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            taken = folded ? taken : line.toLowerCase(Locale.ROOT).startsWith("content-");
            if (taken) {
                out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        out.writeBytes(("\r\n" + body).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private StringBuilder head(List<Field> fields) {
        StringBuilder head = new StringBuilder();
        Instant now = clock.instant();
        fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        return head.append("Date: ")
                .append(DATE.format(ZonedDateTime.ofInstant(now, ZoneId.systemDefault())))
                .append("\r\nMessage-ID: <")
                .append(UUID.randomUUID())
                .append('@')
                .append(hostname)
                .append(">\r\nMIME-Version: 1.0\r\n");
    }

    /** Text for a header: one line, encoded words where it is not ASCII or too long (RFC 2047). */
    static String unstructured(String text) {
        String line = oneLine(text);
        if (line.length() <= 900
                && line.chars().allMatch(c -> c >= ' ' && c < 127)
                && !line.contains("=?")) {
            return fold(line);
        }
        return words(line);
    }

    /** As encoded words, whatever it is. */
    static String words(String line) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        while (from < line.length()) {
            int to = from;
            int octets = 0;
            while (to < line.length() && octets + 4 <= WORD_OCTETS) {
                int point = line.codePointAt(to);
                octets +=
                        new String(Character.toChars(point))
                                .getBytes(StandardCharsets.UTF_8)
                                .length;
                to += Character.charCount(point);
            }
            byte[] part = line.substring(from, to).getBytes(StandardCharsets.UTF_8);
            words.append(words.isEmpty() ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(part))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }

    private static String fold(String line) {
        StringBuilder folded = new StringBuilder();
        int column = 0;
        for (String word : line.split("(?= )")) {
            if (column > 0 && column + word.length() > 70) {
                folded.append("\r\n");
                column = 0;
            }
            folded.append(word);
            column += word.length();
        }
        return folded.toString();
    }

    /** Message identifiers out of a stranger's field; what is none is left out. */
    static String identifiers(String value) {
        StringBuilder ids = new StringBuilder();
        Matcher matcher = Pattern.compile("<[!-;=?-~]{1,250}>").matcher(value);
        while (matcher.find() && ids.length() < LONGEST_VALUE) {
            ids.append(ids.isEmpty() ? "" : "\r\n ").append(matcher.group());
        }
        return ids.toString();
    }

    /** Without control characters and line separators, not endless. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_VALUE)
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
