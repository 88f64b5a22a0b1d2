package org.mailherd.sieve.body;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Characters that HTML writes by name or number: those of Latin-1 and of common typography. */
final class HtmlEntities {

    /** U+00A0 and on, in order (HTML 4.01 24.2.1). */
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
                    + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14"
                    + " frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil"
                    + " Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute"
                    + " Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                    + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml"
                    + " igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide"
                    + " oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, Integer> NAMED = named();

    private HtmlEntities() {}

    private static Map<String, Integer> named() {
        Map<String, Integer> named = new HashMap<>();
        int c = 0xA0;
        for (String name : LATIN.split(" ")) {
            named.put(name, c++);
        }
        named.putAll(Map.of("amp", 38, "lt", 60, "gt", 62, "quot", 34, "apos", 39, "nbsp", 32));
        named.putAll(Map.of("euro", 0x20AC, "hellip", 0x2026, "ndash", 0x2013, "mdash", 0x2014));
        named.putAll(Map.of("lsquo", 0x2018, "rsquo", 0x2019, "ldquo", 0x201C, "rdquo", 0x201D));
        named.putAll(Map.of("bull", 0x2022, "trade", 0x2122));
        return Map.copyOf(named);
    }

    /**
     * @param name what stands between ampersand and semicolon
     */
    static Optional<Integer> of(String name) {
        if (name.matches("#[0-9]{1,7}")) {
            return Optional.of(Integer.parseInt(name.substring(1))).filter(HtmlEntities::isText);
        }
        if (name.matches("#[xX][0-9A-Fa-f]{1,6}")) {
            return Optional.of(Integer.parseInt(name.substring(2), 16))
                    .filter(HtmlEntities::isText);
        }
        return Optional.ofNullable(NAMED.get(name));
    }

    private static boolean isText(int c) {
        return Character.isValidCodePoint(c) && (c < 0xD800 || c > 0xDFFF);
    }
}
