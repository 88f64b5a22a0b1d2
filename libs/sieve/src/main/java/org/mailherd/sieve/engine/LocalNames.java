package org.mailherd.sieve.engine;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which names of variables a script has used, and which of them it has made global. */
public final class LocalNames {

    private final Set<String> local = new HashSet<>();
    private final Set<String> global = new HashSet<>();

    void use(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.indexOf('.') < 0 && !global.contains(key)) {
            local.add(key);
        }
    }

    /**
     * RFC 6609 3.4.1: a name means the same from a script's first line to its last.
     *
     * @return false when it was used as that of a local variable
     */
    public boolean makeGlobal(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return !local.contains(key) && (global.contains(key) || global.add(key));
    }
}
