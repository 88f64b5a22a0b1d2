package org.mailherd.mailstore.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins values that were split (RFC 2231 section 3), as section 6 wants it for BODYSTRUCTURE:
 * {@code name*0, name*1} become {@code name}, and {@code name*0*, name*1} become {@code name*}.
 * Pieces that do not follow on each other from 0 stay what they are.
 */
final class ParameterPieces {
    private static final Pattern PIECE = Pattern.compile("([^*]+)\\*(0|[1-9][0-9]{0,2})\\*?");

    /** What attribute-char of RFC 2231 section 7 leaves out of the visible characters. */
    private static final String SPECIAL = "*'%()<>@,;:\\\"/[]?=";

    private final List<Part.Parameter> parameters;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();

    ParameterPieces(List<Part.Parameter> parameters) {
        this.parameters = parameters;
        parameters.forEach(parameter -> values.putIfAbsent(parameter.name(), parameter.value()));
    }

    List<Part.Parameter> joined() {
        List<Part.Parameter> joined = new ArrayList<>();
        for (Part.Parameter parameter : parameters) {
            Matcher piece = PIECE.matcher(parameter.name());
            if (!piece.matches()) {
                joined.add(parameter);
                continue;
            }
            String base = piece.group(1);
            int number = Integer.parseInt(piece.group(2));
            int length = lengths.computeIfAbsent(base, this::length);
            if (number >= length) {
                joined.add(parameter);
            } else if (number == 0) {
                joined.add(whole(base, length));
            }
        }
        return joined;
    }

    /**
     * How many pieces follow on each other; 0 where the first does not say how to read a later one.
     */
    private int length(String base) {
        boolean coded = values.containsKey(base + "*0*");
        int length = 0;
        while (values.containsKey(base + "*" + length)
                || values.containsKey(base + "*" + length + "*")) {
            if (!coded && !values.containsKey(base + "*" + length)) {
                return 0;
            }
            length++;
        }
        return length;
    }

    private Part.Parameter whole(String base, int length) {
        boolean coded = values.containsKey(base + "*0*");
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String plain = values.getOrDefault(base + "*" + i, "");
            value.append(coded ? values.getOrDefault(base + "*" + i + "*", coded(plain)) : plain);
        }
        return new Part.Parameter(coded ? base + "*" : base, value.toString());
    }

    private static String coded(String plain) {
        StringBuilder coded = new StringBuilder();
        for (byte octet : plain.getBytes(StandardCharsets.ISO_8859_1)) {
            if (octet > ' ' && octet < 0x7f && SPECIAL.indexOf(octet) < 0) {
                coded.append((char) octet);
            } else {
                coded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return coded.toString();
    }
}
