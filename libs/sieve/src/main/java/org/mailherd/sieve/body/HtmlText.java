package org.mailherd.sieve.body;

import java.util.Locale;
import java.util.Map;

/** What people read of HTML, roughly: tags out, the common entities in; linear, never fails. */
final class HtmlText {

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private static final int LONGEST_ENTITY = 8;

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = afterTag(html, at);
            } else if (c == '&') {
                at = entity(html, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static int afterTag(String html, int open) {
        if (html.startsWith("<!--", open)) {
            return after(html, "-->", open + 4);
        }
        int end = after(html, ">", open);
        String name =
                html.substring(open + 1, Math.min(open + 7, html.length()))
                        .toLowerCase(Locale.ROOT);
        if (name.equals("script")) {
            return after(html, "</script>", end);
        }
        return name.startsWith("style") ? after(html, "</style>", end) : end;
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
        int end = html.indexOf(';', at, Math.min(at + LONGEST_ENTITY + 1, html.length()));
        if (end < 0) {
            text.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        String known = ENTITIES.get(name);
        if (known != null) {
            text.append(known);
        } else if (name.matches("#[0-9]{1,6}") && Integer.parseInt(name.substring(1)) < 0x110000) {
            text.appendCodePoint(Integer.parseInt(name.substring(1)));
        } else {
            text.append(html, at, end + 1);
        }
        return end + 1;
    }
}
