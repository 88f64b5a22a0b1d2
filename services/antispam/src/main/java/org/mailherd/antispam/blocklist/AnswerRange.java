package org.mailherd.antispam.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of answers as postscreen writes them: {@code 127.0.0.[2;4..7]}. */
final class AnswerRange {

    private static final Pattern OCTET = Pattern.compile("\\[([0-9.;]+)]|([0-9]{1,3})");

    private AnswerRange() {}

    /**
     * @return a regular expression of the dotted text
     * @throws IllegalArgumentException when it is no range
     */
    static String pattern(String text) {
        List<String> octets = new ArrayList<>();
        Matcher octet = OCTET.matcher(text);
        int at = 0;
        while (at < text.length() && octet.find(at) && octet.start() == at) {
            octets.add(numbers(octet.group(1) == null ? octet.group(2) : octet.group(1), text));
            at = octet.end();
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
            }
        }
        if (octets.size() != 4 || at != text.length()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no range of answers such as 127.0.0.[2..11]");
        }
        return String.join("\\.", octets);
    }

    private static String numbers(String set, String text) {
        List<String> numbers = new ArrayList<>();
        for (String range : set.split(";")) {
            String[] ends = range.split("\\.\\.", 2);
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (from > to || to > 255) {
                throw new IllegalArgumentException("'" + text + "' has a bad octet");
            }
            for (int number = from; number <= to; number++) {
                numbers.add(Integer.toString(number));
            }
        }
        return "(?:" + String.join("|", numbers) + ")";
    }
}
