package org.mailherd.antispam.blocklist;

import java.net.Inet4Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Symbol;

/**
 * A list, or some of its answers.
 *
 * @param name where it is asked, a customer's key included
 * @param answers dotted text of the answers that count
 */
record Zone(String name, Pattern answers, Symbol symbol) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Z][A-Z0-9_]{2,60})\\s+([A-Za-z0-9._-]+)(?:=([0-9.\\[\\];]+))?\\s+(-?[0-9]{1,3}(?:\\.[0-9]+)?)");

    /** RFC 5782 2.3: a list answers from 127.0.0.0/8; anything else is a captured domain. */
    private static final String ANY = "127\\.[0-9]+\\.[0-9]+\\.[0-9]+";

    /** Refusals by common custom: 127.255.255.252 to 255. */
    private static final Pattern REFUSAL = Pattern.compile("127\\.255\\.255\\.25[0-9]");

    /**
     * @param text {@code SYMBOL ZONE[=ANSWERS] WEIGHT}, such as {@code RBL_MINE bl.example.org 4}
     *     or {@code RBL_MINE bl.example.org=127.0.0.[2;4..7] 4}
     * @throws IllegalArgumentException when it has another form
     */
    static Zone parse(String text) {
        Matcher entry = FORM.matcher(text.strip());
        if (!entry.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no list such as 'RBL_MINE bl.example.org=127.0.0.[2;4..7] 4'");
        }
        Symbol symbol =
                Symbol.of(
                        entry.group(1),
                        Double.parseDouble(entry.group(4)),
                        "rbl",
                        "The list "
                                + entry.group(2)
                                + " knows the client or a domain of the message");
        String answers = entry.group(3) == null ? ANY : AnswerRange.pattern(entry.group(3));
        return new Zone(entry.group(2), Pattern.compile(answers), symbol);
    }

    static Zone of(String name, String answers, Symbol symbol) {
        return new Zone(name, Pattern.compile(AnswerRange.pattern(answers)), symbol);
    }

    boolean lists(Inet4Address answer) {
        String text = answer.getHostAddress();
        return !isRefusal(answer) && answers.matcher(text).matches();
    }

    static boolean isRefusal(Inet4Address answer) {
        return REFUSAL.matcher(answer.getHostAddress()).matches();
    }
}
