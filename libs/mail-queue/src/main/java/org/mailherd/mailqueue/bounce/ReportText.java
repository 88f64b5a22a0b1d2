package org.mailherd.mailqueue.bounce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lines of a report. Text from strangers can neither end a line, nor turn the reading direction,
 * nor grow over RFC 5322's 998 octets.
 */
final class ReportText {
    /** RFC 5322 3.3, with the offset in digits. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final int MAX_OCTETS = 900;

    /**
     * Control, format (bidi overrides among them), unassigned, private, lone surrogates; breaks.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final StringBuilder out = new StringBuilder(2048);

    ReportText line(String text) {
        out.append(cut(clean(text))).append("\r\n");
        return this;
    }

    /** A line that has no octet over 127. */
    ReportText asciiLine(String text) {
        return line(text.replaceAll("[^\\x00-\\x7f]", "?"));
    }

    ReportText empty() {
        out.append("\r\n");
        return this;
    }

    static String date(Instant time) {
        return DATE.format(time);
    }

    static String clean(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }

    private static String cut(String text) {
        int octets = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            octets += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets > MAX_OCTETS) {
                return text.substring(0, end);
            }
            end += Character.charCount(c);
        }
        return text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
