package org.mailherd.antispam.link;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Host names that look like others: letters of several scripts in one label, or a label of foreign
 * letters that all look Latin (UTS 39, 5.1 and 4).
 */
final class Homograph {

    /** Letters that look like the ones below them. */
    private static final String LOOKS =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf\u051b\u051d\u0261"
                    + "\u03bf\u03b1\u03bd\u03c1\u03c5\u03b9\u03ba\u03c7\u0585\u0578\u057d\u0570\u0131\u0493\u0432\u043a\u043c\u0442\u043d\u0433";

    private static final String LATIN = "aeopcyxijsdhlqwg" + "oavpuikx" + "onuhi" + "fbkmthr";

    /** Scripts that one language writes together. */
    private static final List<Set<UnicodeScript>> TOGETHER =
            List.of(
                    EnumSet.of(
                            UnicodeScript.LATIN,
                            UnicodeScript.HAN,
                            UnicodeScript.HIRAGANA,
                            UnicodeScript.KATAKANA),
                    EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
                    EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private Homograph() {}

    /**
     * @param host U-labels
     */
    static boolean isSuspicious(String host) {
        if (isAscii(host)) {
            return false;
        }
        String[] labels = host.split("\\.");
        boolean latinTop = isAscii(labels[labels.length - 1]);
        for (String label : labels) {
            if (!isAscii(label) && (isMixed(label) || latinTop && looksLatin(label))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMixed(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
                .forEach(scripts::add);
        return scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts));
    }

    /** Not one letter tells that it is not Latin. */
    private static boolean looksLatin(String label) {
        boolean foreign =
                label.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c -> UnicodeScript.of(c) != UnicodeScript.LATIN);
        return foreign
                && label.chars().filter(Character::isLetter).allMatch(c -> LOOKS.indexOf(c) >= 0);
    }

    /** What a person reads: look-alikes and letters with marks as their Latin letters. */
    static String skeleton(String host) {
        if (isAscii(host)) {
            return host;
        }
        StringBuilder read = new StringBuilder();
        Normalizer.normalize(host, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> {
                    int at = LOOKS.indexOf(c);
                    read.appendCodePoint(at < 0 ? c : LATIN.charAt(at));
                });
        return read.toString();
    }

    static boolean hasInvisible(String text) {
        return !isAscii(text)
                && text.codePoints()
                        .anyMatch(c ->
                                c >= 0x200b && c <= 0x200f
                                        || c >= 0x202a && c <= 0x202e
                                        || c >= 0x2060 && c <= 0x2069
                                        || c == 0x00ad
                                        || c == 0xfeff);
    }
}
