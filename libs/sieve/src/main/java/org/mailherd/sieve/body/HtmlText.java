package org.mailherd.sieve.body;

import java.util.Locale;
import java.util.Set;

/** What people read of HTML, roughly: tags out, the common entities in; linear, never fails. */
final class HtmlText {

    /** What stands apart from the words before it; b, i, span and their like do not. */
    private static final Set<String> APART =
            Set.of(
                    ("address article aside blockquote body br caption center dd div dl dt"
                                    + " fieldset figcaption footer form h1 h2 h3 h4 h5 h6 head"
                                    + " header hr legend li main nav ol option p pre section"
                                    + " table tbody td tfoot th thead title tr ul")
                            .split(" "));

    private static final int LONGEST = 10;

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = afterTag(html, at, text);
            } else if (c == '&') {
                at = entity(html, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static int afterTag(String html, int open, StringBuilder text) {
        if (html.startsWith("<!--", open)) {
            return after(html, "-->", open + 4);
        }
        int end = after(html, ">", open);
        String name = name(html, html.startsWith("</", open) ? open + 2 : open + 1);
        boolean words = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
        if (words && APART.contains(name)) {
            text.append(' ');
        }
        boolean hidden = name.equals("script") || name.equals("style");
        return hidden && html.charAt(open + 1) != '/' ? after(html, "</" + name + ">", end) : end;
    }

    private static String name(String html, int from) {
        int to = from;
        while (to < html.length() && to - from < LONGEST && isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static int after(String html, String mark, int from) {
        int found = indexOf(html, mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private static int indexOf(String html, String mark, int from) {
        for (int at = from; at + mark.length() <= html.length(); at++) {
            if (html.regionMatches(true, at, mark, 0, mark.length())) {
                return at;
            }
        }
        return -1;
    }

    private static int entity(String html, int at, StringBuilder text) {
        int end = html.indexOf(';', at, Math.min(at + LONGEST + 1, html.length()));
        if (end < 0) {
            text.append('&');
            return at + 1;
        }
        HtmlEntities.of(html.substring(at + 1, end))
                .ifPresentOrElse(text::appendCodePoint, () -> text.append(html, at, end + 1));
        return end + 1;
    }
}
