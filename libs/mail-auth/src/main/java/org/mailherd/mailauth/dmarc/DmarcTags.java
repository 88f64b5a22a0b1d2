package org.mailherd.mailauth.dmarc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tags of a record. Unlike DKIM's list a broken one does not spoil the rest: what cannot be
 * read counts as not said (RFC 9989 4.7).
 */
final class DmarcTags {
    private static final Pattern VERSION = Pattern.compile("[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,31}:[\\x21-\\x7e&&[^,;]]{1,1000}");

    private static final int LENGTH_LIMIT = 4096;
    private static final int TAG_LIMIT = 50;
    private static final int URI_LIMIT = 20;

    private final Map<String, String> tags;

    private DmarcTags(Map<String, String> tags) {
        this.tags = tags;
    }

    /** RFC 9989 4.7: the version comes first and is exact, or it is another record. */
    static Optional<DmarcTags> parse(String text) {
        if (!VERSION.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        String bounded = text.substring(0, Math.min(text.length(), LENGTH_LIMIT));
        Map<String, String> tags = new HashMap<>();
        Stream.of(bounded.split(";")).limit(TAG_LIMIT).forEach(tag -> add(tags, tag));
        return Optional.of(new DmarcTags(tags));
    }

    /** A tag that is said twice says nothing that holds. */
    private static void add(Map<String, String> tags, String tag) {
        int equals = tag.indexOf('=');
        String name = equals < 0 ? "" : tag.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (NAME.matcher(name).matches()) {
            String value = tag.substring(equals + 1).strip();
            tags.merge(name, value, (first, second) -> first.equals(second) ? first : "");
        }
    }

    boolean has(String name) {
        return tags.containsKey(name);
    }

    Optional<DmarcPolicy> policy(String name) {
        return get(name).flatMap(DmarcPolicy::of);
    }

    /** Whether the tag is said and is none of the three words. */
    boolean isBroken(String policyTag) {
        return has(policyTag) && policy(policyTag).isEmpty();
    }

    boolean is(String name, String word) {
        return get(name).filter(word::equalsIgnoreCase).isPresent();
    }

    Optional<Integer> number(String name) {
        return get(name).filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    List<String> uris(String name) {
        return items(name, ",", uri -> URI.matcher(uri).matches());
    }

    List<String> items(String name, String separator, Predicate<String> valid) {
        return Stream.of(get(name).orElse("").split(separator))
                .map(String::strip)
                .filter(valid)
                .limit(URI_LIMIT)
                .toList();
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }
}
