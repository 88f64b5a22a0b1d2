package org.mailherd.mailqueue.envelope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** BODY of MAIL (RFC 6152, RFC 3030 3). */
public enum BodyType {
    SEVEN_BIT("7BIT"),
    EIGHT_BIT("8BITMIME"),
    /** Any octets, also CR, LF and NUL alone; travels by BDAT only. */
    BINARY("BINARYMIME");

    private final String keyword;

    BodyType(String keyword) {
        this.keyword = keyword;
    }

    /** As it stands behind {@code BODY=}. */
    public String keyword() {
        return keyword;
    }

    /** Empty for a word that is none of the three, in any case. */
    public static Optional<BodyType> of(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.keyword.equals(upper)).findFirst();
    }
}
