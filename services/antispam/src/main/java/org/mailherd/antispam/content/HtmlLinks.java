package org.mailherd.antispam.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which attributes of which elements are links. */
final class HtmlLinks {

    private static final int LIMIT = 2001;
    private static final int TARGET_LIMIT = 4096;

    private static final Map<String, String> RESOURCES =
            Map.of(
                    "img", "src",
                    "iframe", "src",
                    "frame", "src",
                    "embed", "src",
                    "script", "src",
                    "link", "href",
                    "body", "background",
                    "table", "background",
                    "td", "background",
                    "object", "data");

    private final List<Link> all = new ArrayList<>();

    void add(Html.Element element, String shown) {
        String name = element.name();
        switch (name) {
            case "a", "area" -> add(element.attribute("href"), shown, Link.Place.ANCHOR);
            case "form" -> add(element.attribute("action"), shown, Link.Place.FORM);
            case "button", "input" -> add(element.attribute("formaction"), shown, Link.Place.FORM);
            default ->
                    add(
                            element.attribute(RESOURCES.getOrDefault(name, "")),
                            "",
                            Link.Place.RESOURCE);
        }
    }

    private void add(String target, String shown, Link.Place place) {
        String bare = target.strip();
        if (!bare.isEmpty() && all.size() < LIMIT) {
            all.add(
                    new Link(
                            bare.substring(0, Math.min(bare.length(), TARGET_LIMIT)),
                            shown,
                            place));
        }
    }

    List<Link> all() {
        return all;
    }
}
