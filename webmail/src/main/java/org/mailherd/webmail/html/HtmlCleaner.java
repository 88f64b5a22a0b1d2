package org.mailherd.webmail.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Lets through what a letter needs (text, tables, pictures, harmless style) and nothing else: no
 * script, no SVG or MathML, no form, no style sheet, no address in a style, nothing positioned.
 * What comes out is shown in a sandboxed frame under its own content policy; each fence would do
 * alone.
 */
public final class HtmlCleaner {

    private static final CssSchema STYLES =
            CssSchema.union(
                    CssSchema.DEFAULT,
                    CssSchema.withProperties(Set.of("display", "float", "clear", "overflow")));

    private static final Pattern PICTURE_DATA =
            Pattern.compile("data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]+");

    private static final Pattern WEB = Pattern.compile("(?i)https?://.+", Pattern.DOTALL);
    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|mailto:).+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}%?");
    private static final Pattern COLOUR = Pattern.compile("#?\\w{1,20}");
    private static final Pattern WORD = Pattern.compile("[\\w-]{1,20}");
    private static final Pattern FONTS = Pattern.compile("[\\w\\s,'-]{1,100}");

    private HtmlCleaner() {}

    /** For reading: links open elsewhere, pictures from elsewhere only when allowed. */
    public static CleanHtml forReading(String html, boolean remoteImages, InlinePictures pictures) {
        var blocked = new AtomicInteger();
        AttributePolicy source = (_, _, value) -> picture(value, remoteImages, pictures, blocked);
        var policy =
                letter(source)
                        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                        .allowElements(HtmlCleaner::openElsewhere, "a")
                        .toFactory();
        return new CleanHtml(policy.sanitize(html), blocked.get());
    }

    /** For sending: what the user wrote or quotes; pictures stay, wherever they are. */
    public static String forSending(String html) {
        return SENDING.sanitize(html);
    }

    private static final PolicyFactory SENDING =
            letter((_, _, value) ->
                            WEB.matcher(value).matches() || PICTURE_DATA.matcher(value).matches()
                                    ? value
                                    : null)
                    .toFactory();

    private static HtmlPolicyBuilder letter(AttributePolicy pictureSource) {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "div",
                        "span",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "blockquote",
                        "pre",
                        "code",
                        "b",
                        "strong",
                        "i",
                        "em",
                        "u",
                        "s",
                        "strike",
                        "del",
                        "ins",
                        "sub",
                        "sup",
                        "small",
                        "big",
                        "tt",
                        "kbd",
                        "samp",
                        "var",
                        "cite",
                        "q",
                        "abbr",
                        "address",
                        "center",
                        "font",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "td",
                        "th",
                        "col",
                        "colgroup",
                        "img",
                        "a",
                        "section",
                        "article",
                        "header",
                        "footer",
                        "main",
                        "figure",
                        "figcaption",
                        "mark",
                        "time")
                .allowWithoutAttributes("a", "span", "font", "img")
                .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                .allowAttributes("href")
                .matching(LINK)
                .onElements("a")
                .allowAttributes("src")
                .matching(pictureSource)
                .onElements("img")
                .allowAttributes("alt", "title", "lang", "dir")
                .globally()
                .allowAttributes("width", "height", "border", "cellpadding", "cellspacing")
                .matching(NUMBER)
                .onElements("img", "table", "td", "th", "col", "colgroup", "hr")
                .allowAttributes("colspan", "rowspan", "span", "start", "hspace", "vspace")
                .matching(NUMBER)
                .onElements("td", "th", "col", "colgroup", "ol", "img")
                .allowAttributes("align", "valign", "type")
                .matching(WORD)
                .onElements(
                        "p", "div", "table", "tr", "td", "th", "img", "h1", "h2", "h3", "h4", "col",
                        "hr", "ol", "ul", "li", "tbody", "caption")
                .allowAttributes("bgcolor", "color")
                .matching(COLOUR)
                .onElements("table", "tr", "td", "th", "font", "tbody", "hr")
                .allowAttributes("face", "size")
                .matching(FONTS)
                .onElements("font")
                .allowStyling(STYLES);
    }

    private static @Nullable String picture(
            String value, boolean remote, InlinePictures pictures, AtomicInteger blocked) {
        var source = value.strip();
        if (source.toLowerCase(Locale.ROOT).startsWith("cid:")) {
            return pictures.dataUrl(contentId(source)).orElse(null);
        }
        if (PICTURE_DATA.matcher(source).matches()) {
            return source;
        }
        if (!WEB.matcher(source).matches()) {
            return null;
        }
        if (!remote) {
            blocked.incrementAndGet();
        }
        return remote ? source : null;
    }

    private static String contentId(String source) {
        var id = source.substring("cid:".length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return id;
        }
    }

    private static String openElsewhere(String element, List<String> attributes) {
        if (attributes.contains("href")) {
            attributes.add("target");
            attributes.add("_blank");
        }
        return element;
    }
}
