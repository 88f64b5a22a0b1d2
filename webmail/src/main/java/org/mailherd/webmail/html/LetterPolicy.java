package org.mailherd.webmail.html;

import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;

/** The elements, attributes and styles of a letter; whatever is not named here is left out. */
final class LetterPolicy {

    private static final String[] ELEMENTS =
            words(
                    """
                    p div span br hr h1 h2 h3 h4 h5 h6 blockquote pre code b strong i em u s strike
                    del ins sub sup small big tt kbd samp var cite q abbr address center font
                    ul ol li dl dt dd table caption thead tbody tfoot tr td th col colgroup img a
                    section article header footer main figure figcaption mark time
                    """);

    private static final String[] ALIGNED =
            words("p div table tr td th img h1 h2 h3 h4 col hr ol ul li tbody caption");

    /** The library's list has no position, z-index or content; addresses in styles it drops. */
    private static final CssSchema STYLES =
            CssSchema.union(
                    CssSchema.DEFAULT,
                    CssSchema.withProperties(Set.of("display", "float", "clear", "overflow")));

    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|mailto:).+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}%?");
    private static final Pattern COLOUR = Pattern.compile("#?\\w{1,20}");
    private static final Pattern WORD = Pattern.compile("[\\w-]{1,20}");
    private static final Pattern FONTS = Pattern.compile("[\\w\\s,'-]{1,100}");

    private LetterPolicy() {}

    /** A fresh builder; only where pictures may come from differs between its uses. */
    static HtmlPolicyBuilder with(AttributePolicy pictureSource) {
        var policy =
                new HtmlPolicyBuilder()
                        .allowElements(ELEMENTS)
                        .allowWithoutAttributes("a", "span", "font")
                        .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                        .allowStyling(STYLES);
        policy.allowAttributes("href").matching(LINK).onElements("a");
        policy.allowAttributes("src").matching(pictureSource).onElements("img");
        policy.allowAttributes("alt", "title", "lang", "dir").globally();
        sizes(policy);
        policy.allowAttributes("align", "valign", "type").matching(WORD).onElements(ALIGNED);
        policy.allowAttributes("bgcolor", "color")
                .matching(COLOUR)
                .onElements(words("table tr td th font tbody hr"));
        policy.allowAttributes("face", "size").matching(FONTS).onElements("font");
        return policy;
    }

    private static void sizes(HtmlPolicyBuilder policy) {
        policy.allowAttributes("width", "height", "border", "cellpadding", "cellspacing")
                .matching(NUMBER)
                .onElements(words("img table td th col colgroup hr"));
        policy.allowAttributes("colspan", "rowspan", "span", "start", "hspace", "vspace")
                .matching(NUMBER)
                .onElements(words("td th col colgroup ol img"));
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
