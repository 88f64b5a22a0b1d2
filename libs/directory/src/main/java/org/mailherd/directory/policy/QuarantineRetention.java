package org.mailherd.directory.policy;

import java.util.Optional;

/**
 * What the quarantine keeps at most for a mailbox; empty: as a wider policy says.
 *
 * @param days after which a message goes, to {@value #MOST_DAYS}
 * @param messages of which the oldest go, to {@value #MOST_MESSAGES}
 * @param mebibytes of messages, to {@value #MOST_MEBIBYTES}
 */
public record QuarantineRetention(
        Optional<Integer> days, Optional<Integer> messages, Optional<Integer> mebibytes) {

    public static final int MOST_DAYS = 3_650;
    public static final int MOST_MESSAGES = 100_000;
    public static final int MOST_MEBIBYTES = 100_000;

    public QuarantineRetention {
        check("days", days, MOST_DAYS);
        check("messages", messages, MOST_MESSAGES);
        check("mebibytes", mebibytes, MOST_MEBIBYTES);
    }

    private static void check(String name, Optional<Integer> value, int most) {
        if (value.filter(number -> number < 1 || number > most).isPresent()) {
            throw new IllegalArgumentException(name + ": from 1 to " + most);
        }
    }
}
