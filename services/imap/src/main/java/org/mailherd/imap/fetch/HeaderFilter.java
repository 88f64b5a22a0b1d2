package org.mailherd.imap.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Chooses fields of a header for HEADER.FIELDS and HEADER.FIELDS.NOT: lines as they came. */
final class HeaderFilter {

    private HeaderFilter() {}

    /**
     * @param header with or without the blank line at its end
     * @param names in upper case
     * @param listed whether to keep the fields that are named, or the others
     * @return the chosen lines and the blank line that RFC 3501 6.4.5 wants behind them
     */
    static byte[] choose(byte[] header, List<String> names, boolean listed) {
        ByteArrayOutputStream chosen = new ByteArrayOutputStream();
        boolean keep = false;
        int start = 0;
        while (start < header.length) {
            int end = endOfLine(header, start);
            if (isBlank(header, start, end)) {
                break;
            }
            boolean folded = header[start] == ' ' || header[start] == '\t';
            if (!folded) {
                keep = names.contains(name(header, start, end)) == listed;
            }
            if (keep) {
                chosen.write(header, start, end - start);
            }
            start = end;
        }
        chosen.write('\r');
        chosen.write('\n');
        return chosen.toByteArray();
    }

    private static int endOfLine(byte[] header, int from) {
        for (int i = from; i < header.length; i++) {
            if (header[i] == '\n') {
                return i + 1;
            }
        }
        return header.length;
    }

    private static boolean isBlank(byte[] header, int start, int end) {
        int content = header[start] == '\r' ? start + 1 : start;
        return content == end - 1 && header[content] == '\n';
    }

    private static String name(byte[] header, int start, int end) {
        int colon = start;
        while (colon < end && header[colon] != ':') {
            colon++;
        }
        return new String(header, start, colon - start, StandardCharsets.ISO_8859_1)
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
