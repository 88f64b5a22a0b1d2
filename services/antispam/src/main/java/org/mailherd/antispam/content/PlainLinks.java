package org.mailherd.antispam.content;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.effort.Effort;

/** Links that mail programs make of plain text. */
final class PlainLinks {

    private static final String TAIL = ".,;:!?)]}*";
    private static final int LIMIT = 2001;

    /** Characters of a link behind its beginning. */
    private static final int LONGEST = 2048;

    /** Characters between two looks at the clock. */
    private static final int ASKED_EVERY = 1 << 13;

    private PlainLinks() {}

    /** Every character is looked at once, and again only where a link may begin. */
    static List<Link> in(String text) {
        List<Link> links = new ArrayList<>();
        int asked = ASKED_EVERY;
        for (int at = 0; at < text.length() && links.size() < LIMIT; ) {
            if (at >= asked) {
                Effort.check();
                asked = at + ASKED_EVERY;
            }
            int start = beginning(text, at);
            int end = start < 0 ? start : end(text, start);
            if (end > start) {
                String target = withoutTail(text.substring(at, end));
                links.add(new Link(target, target, Link.Place.TEXT));
                at = end;
            } else {
                at++;
            }
        }
        return links;
    }

    /** Where what begins a link ends, or less than zero. */
    private static int beginning(String text, int at) {
        return switch (text.charAt(at)) {
            case 'h', 'H' -> {
                int http = after(text, at, "http://");
                yield http < 0 ? after(text, at, "https://") : http;
            }
            case 'w', 'W' -> isInWord(text, at) ? -1 : after(text, at, "www.");
            case 'f', 'F' -> after(text, at, "ftp://");
            case 'm', 'M' -> after(text, at, "mailto:");
            default -> -1;
        };
    }

    private static int after(String text, int at, String beginning) {
        if (at + beginning.length() > text.length()) {
            return -1;
        }
        for (int i = 0; i < beginning.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != beginning.charAt(i)) {
                return -1;
            }
        }
        return at + beginning.length();
    }

    /** Whether an ASCII letter, digit or underscore stands before, or a mark on a letter. */
    private static boolean isInWord(String text, int at) {
        if (at == 0) {
            return false;
        }
        int before = text.codePointBefore(at);
        return before < 0x80
                ? before == '_' || Character.isLetterOrDigit(before)
                : Character.getType(before) == Character.NON_SPACING_MARK && isMarked(text, at);
    }

    private static boolean isMarked(String text, int at) {
        int i = at;
        while (i > 0 && Character.getType(text.codePointBefore(i)) == Character.NON_SPACING_MARK) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        return i > 0 && Character.isLetterOrDigit(text.codePointBefore(i));
    }

    private static int end(String text, int start) {
        int end = start;
        for (int count = 0; count < LONGEST && end < text.length(); count++) {
            if (!isOfLink(text.charAt(end))) {
                break;
            }
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isOfLink(char c) {
        return c > ' ' && c != 0x7f && c != '<' && c != '>' && c != '"' && c != '\'' && c != '`';
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
