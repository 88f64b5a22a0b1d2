package org.mailherd.directory.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many recipients may be written to.
 *
 * @param count in each frame, from 1 to {@value #MOST}
 */
public record RateLimit(int count, Frame frame) {
    public static final int MOST = 1_000_000;

    /** mailcow's frames. */
    public enum Frame {
        SECOND("s", Duration.ofSeconds(1)),
        MINUTE("m", Duration.ofMinutes(1)),
        HOUR("h", Duration.ofHours(1)),
        DAY("d", Duration.ofDays(1));

        private final String word;
        private final Duration length;

        Frame(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        public String word() {
            return word;
        }

        public Duration length() {
            return length;
        }

        public static Optional<Frame> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    public RateLimit {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a limit is from 1 to " + MOST);
        }
    }

    /** mailcow's words: {@code 10 / 1m}. */
    @Override
    public String toString() {
        return count + " / 1" + frame.word();
    }
}
