package org.mailherd.mailauth.dns;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Between our plain names and dnsjava's, octet for octet: no escape of the presentation format is
 * interpreted.
 */
final class DnsNames {

    private static final int LABEL_LIMIT = 63;

    private DnsNames() {}

    /**
     * Empty when the DNS cannot carry the name: an empty or overlong label, or over 255 octets (RFC
     * 1035 2.3.4).
     */
    static Optional<Name> parse(String plain) {
        String text = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        StringBuilder presentation = new StringBuilder();
        for (String label : text.split("\\.", -1)) {
            byte[] octets = label.getBytes(StandardCharsets.UTF_8);
            if (octets.length == 0 || octets.length > LABEL_LIMIT) {
                return Optional.empty();
            }
            for (byte octet : octets) {
                presentation.append("\\%03d".formatted(octet & 0xff));
            }
            presentation.append('.');
        }
        try {
            return Optional.of(new Name(presentation.toString()));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    static String plain(Name name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.labels() - (name.isAbsolute() ? 1 : 0); i++) {
            byte[] label = name.getLabel(i);
            text.append(i == 0 ? "" : ".")
                    .append(new String(label, 1, label[0] & 0xff, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
