package org.mailherd.webmail.html;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Shows plain text as HTML: everything escaped, addresses made into links, quotes marked. */
public final class PlainText {

    private static final Pattern LINK =
            Pattern.compile("\\bhttps?://[^\\s<>\"\\p{Cntrl}]{1,2000}", Pattern.CASE_INSENSITIVE);

    private static final int DEEPEST_QUOTE = 3;

    private PlainText() {}

    /** One element a line would be heavy: only quoted lines get one. */
    public static String toHtml(String text) {
        var html = new StringBuilder(text.length() * 5 / 4);
        text.lines().forEach(line -> appendLine(html, line));
        return html.toString();
    }

    private static void appendLine(StringBuilder html, String line) {
        var depth = Math.min(quoteDepth(line), DEEPEST_QUOTE);
        if (depth > 0) {
            html.append("<span class=\"quote-").append(depth).append("\">");
        }
        appendLinked(html, line);
        html.append(depth > 0 ? "</span>\n" : "\n");
    }

    private static int quoteDepth(String line) {
        var depth = 0;
        for (var i = 0;
                i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' ');
                i++) {
            depth += line.charAt(i) == '>' ? 1 : 0;
        }
        return depth;
    }

    private static void appendLinked(StringBuilder html, String line) {
        var matcher = LINK.matcher(line);
        var done = 0;
        while (matcher.find()) {
            var end = withoutTrailingPunctuation(line, matcher.start(), matcher.end());
            html.append(escape(line.substring(done, matcher.start())));
            var link = escape(line.substring(matcher.start(), end));
            html.append("<a href=\"").append(link);
            html.append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">");
            html.append(link).append("</a>");
            done = end;
        }
        html.append(escape(line.substring(done)));
    }

    private static int withoutTrailingPunctuation(String line, int start, int end) {
        var last = end;
        while (last > start && ".,;:!?)]}'*_".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
