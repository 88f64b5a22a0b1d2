package org.mailherd.mailmodel;

import com.ibm.icu.text.IDNA;
import java.util.Locale;

/**
 * Domain names that people write in their own script, as A-labels: what DNS is asked for and what
 * addresses are compared by. IDNA2008 (RFC 5891) with the mapping of UTS #46, non-transitional as
 * browsers have it: {@code straße.example} is not {@code strasse.example}.
 */
public final class InternationalName {
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
