package org.mailherd.mailmodel;

import com.ibm.icu.text.IDNA;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Domain names that people write in their own script, as A-labels: what DNS is asked for and what
 * addresses are compared by. IDNA2008 (RFC 5891) with the mapping of UTS #46, non-transitional as
 * browsers have it: {@code straße.example} is not {@code strasse.example}.
 */
public final class InternationalName {
    private static final String PREFIX = "xn--";

    /** RFC 1035 2.3.4. */
    private static final int LONGEST_LABEL = 63;

    // The Unicode tables are read with the first name that needs them.
    private static final class Tables {
        static final IDNA IDNA_2008 =
                IDNA.getUTS46Instance(
                        IDNA.NONTRANSITIONAL_TO_ASCII
                                | IDNA.CHECK_BIDI
                                | IDNA.CHECK_CONTEXTJ
                                | IDNA.CHECK_CONTEXTO);
    }

    private InternationalName() {}

    /**
     * The name in lower case with A-labels; US-ASCII is only put into lower case.
     *
     * @throws AddressSyntaxException when a label is none of IDNA2008
     */
    public static String toAscii(String name) {
        if (isAscii(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        Tables.IDNA_2008.nameToASCII(name, ascii, info);
        if (info.hasErrors()) {
            throw new AddressSyntaxException(
                    "not an internationalised domain name: " + Printable.of(name));
        }
        return ascii.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The name as people read it; labels that are no A-labels stay as they are. Nobody is asked
     * whether they are registered, or good to look at.
     *
     * @param name in lower case
     */
    public static String toUnicode(String name) {
        if (!name.contains(PREFIX)) {
            return name;
        }
        return Arrays.stream(name.split("\\.", -1))
                .map(InternationalName::label)
                .collect(Collectors.joining("."));
    }

    private static String label(String label) {
        if (!label.startsWith(PREFIX) || label.length() > LONGEST_LABEL) {
            return label;
        }
        StringBuilder unicode = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        Tables.IDNA_2008.labelToUnicode(label, unicode, info);
        boolean broken =
                info.getErrors().contains(IDNA.Error.PUNYCODE)
                        || info.getErrors().contains(IDNA.Error.INVALID_ACE_LABEL)
                        || unicode.indexOf("\ufffd") >= 0;
        return broken ? label : unicode.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
