package org.mailherd.antispam.content;

import java.util.List;
import java.util.Map;

/**
 * An HTML part as small facts, in the order of the document.
 *
 * @param path of the part
 * @param elements at most {@value HtmlReader#ELEMENT_LIMIT}
 * @param text what is shown, as {@link Content#text()} renders it
 * @param hidden what is in the document as text, but not shown by its style
 * @param veiled characters of the text that the page's own style sheet hides, if it is heeded
 */
public record Html(String path, List<Element> elements, String text, String hidden, int veiled) {

    public Html {
        elements = List.copyOf(elements);
    }

    /** Whether what is in an element is seen. */
    public enum Sight {
        SHOWN,
        /** The page's style sheet hides it, or what is around it; not every program heeds that. */
        VEILED,
        HIDDEN
    }

    /**
     * @param name in lower case
     * @param attributes names in lower case, values as written, entities resolved
     * @param style the declarations of its style attribute, names and values in lower case
     * @param ruled its style, and where that is silent what the page's style sheet says
     * @param textLength characters that stand directly in it, blanks around them left out
     */
    public record Element(
            String name,
            Map<String, String> attributes,
            Map<String, String> style,
            Map<String, String> ruled,
            Sight sight,
            int textLength) {

        /** It or one around it is not shown, by their own style. */
        public boolean hidden() {
            return sight == Sight.HIDDEN;
        }

        public String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }
}
