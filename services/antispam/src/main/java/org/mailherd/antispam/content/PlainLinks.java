package org.mailherd.antispam.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.effort.Watched;

/** Links that mail programs make of plain text. */
final class PlainLinks {

    /** Possessive and without alternatives that overlap: linear in the text. */
    private static final Pattern LINK =
            Pattern.compile(
                    "(?:https?://|\\bwww\\.|ftp://|mailto:)[^\\s<>\"'`\\p{Cntrl}]{1,2048}+",
                    Pattern.CASE_INSENSITIVE);

    private static final String TAIL = ".,;:!?)]}*";
    private static final int LIMIT = 2001;

    private PlainLinks() {}

    static List<Link> in(String text) {
        List<Link> links = new ArrayList<>();
        Matcher link = LINK.matcher(Watched.of(text));
        while (links.size() < LIMIT && link.find()) {
            String target = withoutTail(link.group());
            links.add(new Link(target, target, Link.Place.TEXT));
        }
        return links;
    }

    /** Punctuation at the end belongs to the sentence. */
    private static String withoutTail(String target) {
        int end = target.length();
        while (end > 0 && TAIL.indexOf(target.charAt(end - 1)) >= 0) {
            end--;
        }
        return target.substring(0, end);
    }
}
