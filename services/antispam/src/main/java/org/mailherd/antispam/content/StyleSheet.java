package org.mailherd.antispam.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a page's style elements, as far as they say what is seen: those whose selector is an
 * element, a class, an id, or an element with one of these. Rules of a narrow screen only tell what
 * is shown there. Each character is looked at a few times, whatever is written.
 */
final class StyleSheet {

    static final StyleSheet NONE = new StyleSheet();

    /** Mail providers cut style sheets off at a quarter of that. */
    private static final int LENGTH_LIMIT = 1 << 16;

    private static final int SELECTOR_LIMIT = 1000;
    private static final int SELECTOR_LENGTH = 100;
    private static final int CLASS_LIMIT = 16;
    private static final int CLASSES_LENGTH = 1000;

    private static final Pattern SIMPLE =
            Pattern.compile("[a-z][a-z0-9]{0,20}(?:[.#][a-z0-9_-]{1,80})?|[.#][a-z0-9_-]{1,80}");
    private static final Set<String> OF_USE =
            Set.of(
                    "display",
                    "visibility",
                    "opacity",
                    "font-size",
                    "color",
                    "background",
                    "background-color");

    private final Map<String, Rule> rules = new HashMap<>();
    private final Set<String> shownOnPhones = new HashSet<>();
    private int selectors;

    /** What stands for one selector; the higher rank wins, then the later one. */
    private record Rule(int rank, int order, Map<String, String> declarations) {
        Rule then(Rule later) {
            Map<String, String> both = new HashMap<>(declarations);
            both.putAll(later.declarations);
            return new Rule(rank, later.order, both);
        }
    }

    private StyleSheet() {}

    /**
     * @param text of all style elements
     */
    static StyleSheet parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        StyleSheet sheet = new StyleSheet();
        String plain = text.substring(0, Math.min(text.length(), LENGTH_LIMIT));
        sheet.read(withoutComments(plain).toLowerCase(Locale.ROOT), false);
        return sheet;
    }

    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        int open = text.indexOf("/*");
        while (open >= 0) {
            kept.append(text, at, open);
            int close = text.indexOf("*/", open + 2);
            at = close < 0 ? text.length() : close + 2;
            open = close < 0 ? -1 : text.indexOf("/*", at);
        }
        return kept.append(text, at, text.length()).toString().replace("<!--", "");
    }

    private void read(String text, boolean phone) {
        int at = 0;
        int open = text.indexOf('{');
        while (open >= 0 && selectors < SELECTOR_LIMIT) {
            String before = text.substring(at, open);
            String prelude = before.substring(before.lastIndexOf(';') + 1).strip();
            int close = prelude.startsWith("@") ? endOfBlock(text, open) : text.indexOf('}', open);
            int end = close < 0 ? text.length() : close;
            String block = text.substring(open + 1, end);
            if (!prelude.startsWith("@")) {
                add(prelude, block, phone);
            } else if (!phone && prelude.startsWith("@media") && prelude.contains("max-")) {
                read(block, true);
            }
            at = Math.min(end + 1, text.length());
            open = text.indexOf('{', at);
        }
    }

    private static int endOfBlock(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void add(String prelude, String block, boolean phone) {
        Map<String, String> declarations = new HashMap<>(Styles.parse(block));
        declarations.keySet().retainAll(OF_USE);
        if (declarations.isEmpty()) {
            return;
        }
        for (String part : prelude.split(",")) {
            String selector = part.strip();
            if (++selectors > SELECTOR_LIMIT) {
                return;
            }
            boolean simple =
                    selector.length() <= SELECTOR_LENGTH && SIMPLE.matcher(selector).matches();
            if (simple && !phone) {
                rules.merge(
                        selector, new Rule(rank(selector), selectors, declarations), Rule::then);
            } else if (simple && !Styles.hides(declarations)) {
                shownOnPhones.add(selector);
            }
        }
    }

    private static int rank(String selector) {
        int mark = Math.max(selector.indexOf('#'), selector.indexOf('.'));
        int rank = mark < 0 ? 0 : selector.charAt(mark) == '#' ? 4 : 2;
        return mark > 0 ? rank + 1 : rank;
    }

    /**
     * @param own style of an element, which is stronger
     * @param name of the element, in lower case
     * @param attributes names in lower case
     * @return its style with what the rules say; nothing of theirs for what takes another's place
     *     on a narrow screen, as in newsletters
     */
    Map<String, String> with(Map<String, String> own, String name, Map<String, String> attributes) {
        if (rules.isEmpty()) {
            return own;
        }
        List<Rule> found = new ArrayList<>();
        for (String selector : selectorsOf(name, attributes)) {
            Rule rule = rules.get(selector);
            if (shownOnPhones.contains(selector)) {
                return own;
            }
            if (rule != null) {
                found.add(rule);
            }
        }
        if (found.isEmpty()) {
            return own;
        }
        found.sort(Comparator.comparingInt(Rule::rank).thenComparingInt(Rule::order));
        Map<String, String> style = new HashMap<>();
        found.forEach(rule -> style.putAll(rule.declarations()));
        style.putAll(own);
        return Map.copyOf(style);
    }

    private static List<String> selectorsOf(String name, Map<String, String> attributes) {
        List<String> all = new ArrayList<>(List.of(name));
        String classes = attributes.getOrDefault("class", "");
        Arrays.stream(cut(classes, CLASSES_LENGTH).split("\\s+", CLASS_LIMIT + 1))
                .limit(CLASS_LIMIT)
                .distinct()
                .filter(one -> !one.isEmpty())
                .forEach(one -> addBoth(all, name, "." + one));
        String id = attributes.getOrDefault("id", "").strip();
        if (!id.isEmpty()) {
            addBoth(all, name, "#" + cut(id, SELECTOR_LENGTH));
        }
        return all;
    }

    private static void addBoth(List<String> all, String name, String selector) {
        all.add(selector);
        all.add(name + selector);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length())).toLowerCase(Locale.ROOT);
    }
}
