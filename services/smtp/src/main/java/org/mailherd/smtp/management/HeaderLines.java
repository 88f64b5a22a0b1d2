package org.mailherd.smtp.management;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header section of a mail as name and value, unfolded, otherwise as it came. */
final class HeaderLines {
    private static final int MAX = 256 * 1024;

    /**
     * One field.
     *
     * @param value octets that are no UTF-8 become replacement characters
     */
    record Field(String name, String value) {}

    private HeaderLines() {}

    static List<Field> read(InputStream mail) throws IOException {
        String text = new String(mail.readNBytes(MAX), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<Field> fields = new ArrayList<>();
        for (String line :
                text.substring(0, end < 0 ? text.length() : end)
                        .replaceAll("\r?\n([ \t])", "$1")
                        .split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(
                        new Field(
                                line.substring(0, colon).strip(),
                                line.substring(colon + 1).strip()));
            }
        }
        return fields;
    }
}
