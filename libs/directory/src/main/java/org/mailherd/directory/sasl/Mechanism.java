package org.mailherd.directory.sasl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The mechanisms we know, in the order in which they are offered. */
public enum Mechanism {
    PLAIN("PLAIN"),
    LOGIN("LOGIN"),
    SCRAM_SHA_256("SCRAM-SHA-256"),
    SCRAM_SHA_256_PLUS("SCRAM-SHA-256-PLUS"),
    OAUTHBEARER("OAUTHBEARER"),
    XOAUTH2("XOAUTH2");

    private final String name;

    Mechanism(String name) {
        this.name = name;
    }

    /** As registered with IANA. */
    public String saslName() {
        return name;
    }

    public static Optional<Mechanism> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.name.equals(upper)).findFirst();
    }
}
