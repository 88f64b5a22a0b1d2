package org.mailherd.directory.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a mailbox's mail the quarantine keeps; mailcow's words, and one of ours for nothing. */
public enum QuarantineCategory {
    REJECT,
    ADD_HEADER,
    ALL,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<QuarantineCategory> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public boolean keepsRejected() {
        return this == REJECT || this == ALL;
    }

    public boolean keepsMarked() {
        return this == ADD_HEADER || this == ALL;
    }
}
