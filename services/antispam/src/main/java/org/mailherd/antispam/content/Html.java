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
 */
public record Html(String path, List<Element> elements, String text, String hidden) {

    public Html {
        elements = List.copyOf(elements);
    }

    /**
     * @param name in lower case
     * @param attributes names in lower case, values as written, entities resolved
     * @param style the declarations of its style attribute, names and values in lower case
     * @param hidden it or one around it is not shown
     * @param textLength characters that stand directly in it, blanks around them left out
     */
    public record Element(
            String name,
            Map<String, String> attributes,
            Map<String, String> style,
            boolean hidden,
            int textLength) {

        public String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }
}
