package org.mailherd.mailauth.dmarc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a domain asks to be done with mail that fails (RFC 9989 4.7, tags p, sp and np). */
public enum DmarcPolicy {
    NONE,
    QUARANTINE,
    REJECT;

    static Optional<DmarcPolicy> of(String word) {
        return Stream.of(values())
                .filter(policy -> policy.keyword().equalsIgnoreCase(word))
                .findFirst();
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One level below: for a domain in test mode, and for mail outside of its sample. */
    DmarcPolicy lower() {
        return switch (this) {
            case REJECT -> QUARANTINE;
            case QUARANTINE, NONE -> NONE;
        };
    }
}
