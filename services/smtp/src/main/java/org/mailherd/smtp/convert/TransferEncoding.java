package org.mailherd.smtp.convert;

import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/**
 * A Content-Transfer-Encoding field (RFC 2045 6.1).
 *
 * @param word in lower case, without comments
 * @param from where the field begins
 * @param to behind it
 */
record TransferEncoding(String word, long from, long to) {
    private static final List<String> PLAIN = List.of("7bit", "8bit", "binary");

    static TransferEncoding of(String value, long from, long to) {
        String word =
                RawFieldParser.DEFAULT
                        .parseRawBody(new RawField("Content-Transfer-Encoding", value))
                        .getValue();
        return new TransferEncoding(
                word == null ? "" : word.strip().toLowerCase(Locale.ROOT), from, to);
    }

    boolean isPlain() {
        return PLAIN.contains(word);
    }

    boolean isBinary() {
        return word.equals("binary");
    }

    boolean isSevenBit() {
        return word.equals("7bit");
    }
}
