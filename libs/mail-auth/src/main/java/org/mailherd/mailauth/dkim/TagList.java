package org.mailherd.mailauth.dkim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tag=value lists of RFC 6376 3.2, of signatures and key records alike. */
public final class TagList {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]+");

    private final Map<String, String> tags;

    private TagList(Map<String, String> tags) {
        this.tags = tags;
    }

    /** Reads a list; see {@link #get}. */
    public static TagList parse(String text) throws DkimException {
        Map<String, String> tags = new LinkedHashMap<>();
        String[] specs = text.split(";", -1);
        for (int i = 0; i < specs.length; i++) {
            String spec = specs[i].strip();
            if (spec.isEmpty() && i == specs.length - 1) {
                break; // a semicolon may end the list
            }
            int equals = spec.indexOf('=');
            String name = equals < 0 ? "" : spec.substring(0, equals).strip();
            if (!NAME.matcher(name).matches()) {
                throw new DkimException("tag list is malformed");
            }
            // RFC 6376 3.2: tags with duplicate names make the whole list invalid.
            if (tags.put(name, spec.substring(equals + 1).strip()) != null) {
                throw new DkimException("tag " + name + " twice");
            }
        }
        return new TagList(tags);
    }

    /** The value without white space about it; possibly empty text. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    public String required(String name) throws DkimException {
        String value = tags.get(name);
        if (value == null || value.isEmpty()) {
            throw new DkimException("tag " + name + " is missing");
        }
        return value;
    }

    /** Base64 and the like, where white space means nothing. */
    public String requiredCompact(String name) throws DkimException {
        return WHITE_SPACE.matcher(required(name)).replaceAll("");
    }

    /** A colon-separated list without white space around its items. */
    public Optional<List<String>> list(String name) {
        return get(name)
                .map(value -> List.of(value.split(":", -1)).stream().map(String::strip).toList());
    }

    /** RFC 6376 3.6.1: v must be the first tag of a key record that has it. */
    boolean startsWith(String name) {
        return !tags.isEmpty() && tags.keySet().iterator().next().equals(name);
    }

    public boolean has(String name) {
        return tags.containsKey(name);
    }
}
