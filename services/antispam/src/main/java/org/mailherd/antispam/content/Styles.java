package org.mailherd.antispam.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Declarations of a style attribute. */
final class Styles {

    private static final int LENGTH_LIMIT = 4096;
    private static final Pattern ZERO =
            Pattern.compile("0{1,20}(?:\\.0{0,20})?(?:px|pt|em|rem|%)?");

    private Styles() {}

    static Map<String, String> parse(String style) {
        if (style.isBlank()) {
            return Map.of();
        }
        Map<String, String> declarations = new HashMap<>();
        String text = style.substring(0, Math.min(style.length(), LENGTH_LIMIT));
        for (String declaration : text.toLowerCase(Locale.ROOT).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "").strip();
                declarations.put(declaration.substring(0, colon).strip(), value);
            }
        }
        return Map.copyOf(declarations);
    }

    /** Whether what is so styled is not shown, nor anything in it. */
    static boolean hides(Map<String, String> style) {
        return "none".equals(style.get("display"))
                || "hidden".equals(style.get("visibility"))
                || isZero(style.get("opacity"))
                || "hidden".equals(style.get("overflow"))
                        && (isZero(style.get("max-height"))
                                || isZero(style.get("height"))
                                || isZero(style.get("max-width"))
                                || isZero(style.get("width")));
    }

    /**
     * Whether letters have no size. Tables are often set to none, and their cells to one.
     *
     * @param around whether those around have none
     */
    static boolean hasNoSize(Map<String, String> style, boolean around) {
        String size = style.getOrDefault("font-size", "");
        if (size.isEmpty() || size.equals("inherit")) {
            return around;
        }
        boolean relative = size.endsWith("%") || size.endsWith("em") && !size.endsWith("rem");
        return isZero(size) || around && relative;
    }

    private static boolean isZero(@Nullable String value) {
        return value != null && !value.isEmpty() && ZERO.matcher(value).matches();
    }
}
