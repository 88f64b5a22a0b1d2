package org.mailherd.antispam.archive;

import java.time.Duration;

/** For Jazzer: whatever an archive is, its walk ends within the budget and throws nothing. */
public final class ArchiveFuzzer {

    private static final Budget.Limits LIMITS =
            new Budget.Limits(1 << 20, 1 << 16, 100, 3, Duration.ofSeconds(2));

    private ArchiveFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        walk(FileType.of(input), input);
        FileType[] types = FileType.values();
        walk(types[input.length == 0 ? 0 : (input[0] & 0xff) % types.length], input);
    }

    private static void walk(FileType type, byte[] input) {
        Budget budget = new Budget(LIMITS);
        Contents contents = ArchiveWalk.walk(type, "a.gz", input, budget, ArchiveWalk.Watcher.NONE);
        if (contents.members().size() > 101 || budget.spent() > (1 << 20) + (1 << 16)) {
            throw new IllegalStateException("over the budget: " + budget.spent());
        }
    }
}
