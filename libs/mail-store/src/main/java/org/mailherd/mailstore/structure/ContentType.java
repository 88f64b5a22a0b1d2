package org.mailherd.mailstore.structure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Content-Type, or its default where the field is missing or unreadable (RFC 2045 5.2). */
record ContentType(String type, String subtype, List<Part.Parameter> parameters) {
    static final ContentType TEXT =
            new ContentType("text", "plain", List.of(new Part.Parameter("charset", "us-ascii")));
    static final ContentType MESSAGE = new ContentType("message", "rfc822", List.of());
    static final ContentType OCTETS = new ContentType("application", "octet-stream", List.of());

    private static final int LONGEST_BOUNDARY = 8000;

    static ContentType parse(@Nullable String field, ContentType fallback, int parameterLimit) {
        if (field == null) {
            return fallback;
        }
        HeaderTokens tokens = new HeaderTokens(field);
        String type = tokens.token("/;(").toLowerCase(Locale.ROOT);
        String subtype = tokens.take('/') ? tokens.token(";(").toLowerCase(Locale.ROOT) : "";
        if (type.isEmpty() || subtype.isEmpty()) {
            return fallback;
        }
        return new ContentType(type, subtype, tokens.parameters(parameterLimit));
    }

    boolean isMultipart() {
        return type.equals("multipart");
    }

    boolean isMessage() {
        return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
    }

    Optional<String> boundary() {
        return parameters.stream()
                .filter(p -> p.name().equals("boundary") && !p.value().isBlank())
                .map(p -> p.value().stripTrailing())
                .filter(b -> b.length() <= LONGEST_BOUNDARY)
                .findFirst();
    }
}
