package org.mailherd.smtp.session;

/** For Jazzer: every line is a command or none, and no line is a fault. */
public final class CommandFuzzer {
    private CommandFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Command.parse(input, input.length);
    }
}
