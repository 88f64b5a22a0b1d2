package org.mailherd.imap.delivery;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailstore.message.StagedMessage;

/** What antispam has written into the header, as RFC 5235's tests want it. */
final class SpamMarks {
    /** {@code default: False [2.10 / 15.00]; SYMBOL...} (X-Spamd-Result). */
    private static final Pattern RESULT =
            Pattern.compile(
                    "\\[\\s*(-?\\d{1,6}(?:\\.\\d{1,6})?)\\s*/\\s*(\\d{1,6}(?:\\.\\d{1,6})?)");

    private final StagedMessage message;

    SpamMarks(StagedMessage message) {
        this.message = message;
    }

    /** The score as a part of that at which mail is rejected; empty when nobody looked. */
    OptionalDouble score() {
        Optional<Matcher> result =
                message.header("X-Spamd-Result").map(RESULT::matcher).filter(Matcher::find);
        if (result.isEmpty()) {
            return isMarked() ? OptionalDouble.of(1) : OptionalDouble.empty();
        }
        double score = Double.parseDouble(result.get().group(1));
        double limit = Double.parseDouble(result.get().group(2));
        return OptionalDouble.of(limit <= 0 ? 0 : Math.clamp(score / limit, 0.0, 1.0));
    }

    private boolean isMarked() {
        return message.header("X-Spam-Flag")
                .filter(flag -> flag.strip().equalsIgnoreCase("YES"))
                .isPresent();
    }

    /** 5 for a virus, 1 for mail that was looked at and has none (RFC 5235 2.2). */
    OptionalInt virusLevel() {
        Optional<String> result = message.header("X-Spamd-Result");
        if (message.header("X-Virus").isPresent()
                || result.filter(text -> text.contains("CLAM_VIRUS")).isPresent()) {
            return OptionalInt.of(5);
        }
        return result.isPresent() ? OptionalInt.of(1) : OptionalInt.empty();
    }
}
