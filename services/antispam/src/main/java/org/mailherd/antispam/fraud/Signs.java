package org.mailherd.antispam.fraud;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Expressions over lower-case text. One pass finds the words of which each needs one; an expression
 * whose words are all missing, as most are in honest mail, is not tried at all.
 */
final class Signs {

    private final List<Pattern> patterns;
    private final Dictionary dictionary;

    /** Bits of the expressions that need no word. */
    private final long always;

    private final long all;

    private Signs(List<String> expressions) {
        this.patterns = expressions.stream().map(Pattern::compile).toList();
        this.all = patterns.size() == Long.SIZE ? -1 : (1L << patterns.size()) - 1;
        Map<String, Long> words = new HashMap<>();
        long free = 0;
        for (int i = 0; i < expressions.size(); i++) {
            long bit = 1L << i;
            Optional<Set<String>> needed =
                    NeedsReader.of(expressions.get(i)).telling().filter(Signs::isAscii);
            needed.ifPresent(one -> one.forEach(word -> words.merge(word, bit, (a, b) -> a | b)));
            free |= needed.isEmpty() ? bit : 0;
        }
        this.always = free;
        this.dictionary = new Dictionary(words);
    }

    /**
     * @param expressions at most 64
     */
    static Signs of(String... expressions) {
        return new Signs(Arrays.asList(expressions));
    }

    private static boolean isAscii(Set<String> words) {
        return words.stream().allMatch(word -> word.chars().allMatch(c -> c < 0x80));
    }

    /** How many of them are in the text. */
    int in(String text) {
        int found = 0;
        for (long left = likely(text); left != 0; left &= left - 1) {
            found += first(left).matcher(text).find() ? 1 : 0;
        }
        return found;
    }

    boolean allIn(String text) {
        long left = likely(text);
        if (left != all) {
            return false;
        }
        for (; left != 0; left &= left - 1) {
            if (!first(left).matcher(text).find()) {
                return false;
            }
        }
        return true;
    }

    private long likely(String text) {
        return (always | dictionary.in(text, all & ~always)) & all;
    }

    private Pattern first(long bits) {
        return patterns.get(Long.numberOfTrailingZeros(bits));
    }
}
