package org.mailherd.directory.sasl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Those of these names that we know. */
    public static Set<Mechanism> allNamed(List<String> names) {
        Set<Mechanism> known = EnumSet.noneOf(Mechanism.class);
        names.forEach(name -> named(name).ifPresent(known::add));
        return known;
    }

    /**
     * What is wrong with a setting that lists mechanisms, one sentence each.
     *
     * @param setting its name, for the operator
     */
    public static List<String> faults(String setting, List<String> names) {
        List<String> faults = new ArrayList<>();
        String all =
                Arrays.stream(values()).map(Mechanism::saslName).collect(Collectors.joining(", "));
        for (String name : names) {
            if (named(name).isEmpty()) {
                faults.add(setting + ": we do not know " + name + "; choose from " + all);
            }
        }
        if (names.isEmpty()) {
            faults.add(setting + ": nobody could log in; name one at least");
        }
        return faults;
    }
}
