package org.mailherd.imap.stress;

import java.util.ArrayList;
import java.util.List;

/** Sets of numbers as the protocol writes them. */
final class Numbers {

    private Numbers() {}

    /** {@code 1:3,7} as four numbers, in the order written. */
    static List<Long> of(String set) {
        List<Long> numbers = new ArrayList<>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long last = Long.parseLong(ends[ends.length - 1]);
            for (long number = Long.parseLong(ends[0]); number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** Those between blanks and parentheses. */
    static List<Long> listed(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String word : text.split("[ ()]+")) {
            if (!word.isEmpty()) {
                numbers.add(Long.parseLong(word));
            }
        }
        return numbers;
    }
}
