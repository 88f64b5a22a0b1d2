package org.mailherd.webmail.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.PolicyFactory;

/**
 * Lets through what a letter needs (text, tables, pictures, harmless style) and nothing else: no
 * script, no SVG or MathML, no form, no style sheet, no address in a style, nothing positioned.
 * What comes out is shown in a sandboxed frame under its own content policy; each fence would do
 * alone.
 */
public final class HtmlCleaner {

    private static final Pattern PICTURE_DATA =
            Pattern.compile("data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]+");

    private static final Pattern WEB = Pattern.compile("(?i)https?://.+", Pattern.DOTALL);

    private static final PolicyFactory SENDING =
            LetterPolicy.with((_, _, value) -> ownOrWeb(value))
                    .allowElements(HtmlCleaner::withSource, "img")
                    .toFactory();

    private HtmlCleaner() {}

    /** For reading: links open elsewhere, pictures from elsewhere only when allowed. */
    public static CleanHtml forReading(String html, boolean remoteImages, InlinePictures pictures) {
        var blocked = new AtomicInteger();
        AttributePolicy source = (_, _, value) -> picture(value, remoteImages, pictures, blocked);
        var policy =
                LetterPolicy.with(source)
                        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                        .allowElements(HtmlCleaner::openElsewhere, "a")
                        .toFactory();
        return new CleanHtml(policy.sanitize(html), blocked.get());
    }

    /** For sending: what the user wrote or quotes; pictures stay, wherever they are. */
    public static String forSending(String html) {
        return SENDING.sanitize(html);
    }

    private static @Nullable String ownOrWeb(String source) {
        var allowed = WEB.matcher(source).matches() || PICTURE_DATA.matcher(source).matches();
        return allowed ? source : null;
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

    private static @Nullable String withSource(String element, List<String> attributes) {
        return attributes.contains("src") ? element : null;
    }
}
