package org.mailherd.mailauth.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/** The octets a signature covers in the header (RFC 6376 3.7). */
public final class HeaderHash {

    private static final Pattern SIGNATURE_VALUE =
            Pattern.compile("((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*");

    private HeaderHash() {}

    /** The fields that are named, from the bottom up, then the signature without its value. */
    public static byte[] input(
            HeaderBlock header,
            List<String> signedHeaders,
            HeaderField signature,
            Canonicalization form) {
        Map<String, Deque<HeaderField>> byName = byName(header, signature);
        StringBuilder text = new StringBuilder();
        for (String name : signedHeaders) {
            // RFC 6376 5.4.2: from the bottom up; a name without a field left is the null string.
            Deque<HeaderField> fields = byName.get(name.toLowerCase(Locale.ROOT));
            if (fields != null && !fields.isEmpty()) {
                text.append(form.header(fields.removeLast().raw()));
            }
        }
        text.append(unsigned(signature, form));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Deque<HeaderField>> byName(
            HeaderBlock header, HeaderField signature) {
        Map<String, Deque<HeaderField>> byName = new HashMap<>();
        for (HeaderField field : header.fields()) {
            if (!field.raw().equals(signature.raw())) {
                byName.computeIfAbsent(
                                field.name().toLowerCase(Locale.ROOT), _ -> new ArrayDeque<>())
                        .add(field);
            }
        }
        return byName;
    }

    /** A field that signs, as it is signed: without the value of its tag b and without CRLF. */
    public static String unsigned(HeaderField signature, Canonicalization form) {
        return withoutEnd(form.header(withoutSignature(signature.raw())));
    }

    private static String withoutSignature(String raw) {
        int colon = raw.indexOf(':') + 1;
        String value = SIGNATURE_VALUE.matcher(raw.substring(colon)).replaceFirst("$1");
        return raw.substring(0, colon) + value;
    }

    private static String withoutEnd(String field) {
        return field.endsWith("\r\n") ? field.substring(0, field.length() - 2) : field;
    }
}
