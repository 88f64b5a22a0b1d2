package org.mailherd.mailstore.flag;

/** What STORE does to each message: FLAGS, +FLAGS or -FLAGS with these flags. */
public record FlagChange(Mode mode, Flags flags) {
    public enum Mode {
        REPLACE,
        ADD,
        REMOVE
    }

    public static FlagChange replace(Flags flags) {
        return new FlagChange(Mode.REPLACE, flags);
    }

    public static FlagChange add(Flags flags) {
        return new FlagChange(Mode.ADD, flags);
    }

    public static FlagChange remove(Flags flags) {
        return new FlagChange(Mode.REMOVE, flags);
    }
}
