package org.mailherd.mailqueue.envelope;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the sender wants to hear of a recipient (RFC 3461 4.1).
 *
 * @param said whether NOTIFY was given at all; without it, failures and delays are told
 * @param on empty for NEVER
 */
public record Notify(boolean said, Set<On> on) {
    public static final Notify UNSET = new Notify(false, Set.of(On.FAILURE, On.DELAY));
    public static final Notify NEVER = new Notify(true, Set.of());

    /** An event. */
    public enum On {
        SUCCESS,
        FAILURE,
        DELAY
    }

    public Notify {
        on = Set.copyOf(on);
    }

    /**
     * Reads the value of NOTIFY.
     *
     * @throws IllegalArgumentException for an unknown word, a word given twice, or NEVER beside
     *     others
     */
    public static Notify parse(String value) {
        if (value.equalsIgnoreCase("NEVER")) {
            return NEVER;
        }
        Set<On> on = EnumSet.noneOf(On.class);
        for (String word : value.split(",", -1)) {
            if (!on.add(event(word.toUpperCase(Locale.ROOT)))) {
                throw new IllegalArgumentException("given twice");
            }
        }
        return new Notify(true, on);
    }

    private static On event(String word) {
        return switch (word) {
            case "SUCCESS" -> On.SUCCESS;
            case "FAILURE" -> On.FAILURE;
            case "DELAY" -> On.DELAY;
            default -> throw new IllegalArgumentException("unknown word");
        };
    }

    /** What both senders of one recipient want, together. */
    public Notify or(Notify other) {
        Set<On> both = EnumSet.noneOf(On.class);
        both.addAll(on);
        both.addAll(other.on);
        return new Notify(said || other.said, both);
    }

    /** The same but for one event; {@link #NEVER} where nothing is left. */
    public Notify without(On event) {
        Set<On> rest = EnumSet.noneOf(On.class);
        rest.addAll(on);
        rest.remove(event);
        return new Notify(said, rest);
    }

    public boolean on(On event) {
        return on.contains(event);
    }

    /** The value for NOTIFY; not for {@link #UNSET}, which has none. */
    public String text() {
        return on.isEmpty()
                ? "NEVER"
                : on.stream().sorted().map(On::name).collect(Collectors.joining(","));
    }
}
