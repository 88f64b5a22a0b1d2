package org.mailherd.sieve.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailherd.sieve.grammar.Position;

/** The variables that one script sees: its own, the global ones it named, the caught parts. */
public final class Variables {

    private final SieveLimits.Variables limits;
    private final Map<String, String> shared;
    private final Map<String, String> own = new HashMap<>();
    private final Set<String> global = new HashSet<>();
    private List<String> caught = List.of();

    /**
     * @param shared the global variables of the run (RFC 6609 3.4)
     */
    public Variables(SieveLimits.Variables limits, Map<String, String> shared) {
        this.limits = limits;
        this.shared = shared;
    }

    /** For an included script: nothing but the global values comes along. */
    public Variables fresh() {
        return new Variables(limits, shared);
    }

    /** Names are without case; {@code global.x} is the global variable x. */
    public String get(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.startsWith("global.")) {
            return shared.getOrDefault(key.substring(7), "");
        }
        return (global.contains(key) ? shared : own).getOrDefault(key, "");
    }

    public void set(Position at, String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        boolean named = key.startsWith("global.");
        if (named) {
            key = key.substring(7);
        }
        Map<String, String> home = named || global.contains(key) ? shared : own;
        if (!home.containsKey(key) && own.size() + shared.size() >= limits.maxCount()) {
            throw new RunFault(at, "more than " + limits.maxCount() + " variables");
        }
        home.put(key, cut(value));
    }

    private String cut(String value) {
        if (value.length() <= limits.maxLength()) {
            return value;
        }
        int end = limits.maxLength();
        return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end);
    }

    /** RFC 6609 3.4.1: from here on the name means the global variable. */
    public void makeGlobal(String name) {
        global.add(name.toLowerCase(Locale.ROOT));
    }

    public String caught(int index) {
        return index < caught.size() ? caught.get(index) : "";
    }

    public void setCaught(List<String> values) {
        caught = values.stream().map(this::cut).toList();
    }
}
