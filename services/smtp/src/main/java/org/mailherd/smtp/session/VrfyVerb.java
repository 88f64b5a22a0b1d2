package org.mailherd.smtp.session;

/** VRFY: never says who exists (RFC 5321 7.3); that is for RCPT, where it is counted. */
public final class VrfyVerb implements Verb {
    private static final String UTF8 = " SMTPUTF8";
    private static final Outcome ANSWER =
            Outcome.of(252, "2.5.0", "Send some mail, and I will do my best");

    @Override
    public String name() {
        return "VRFY";
    }

    @Override
    public boolean lastInGroup() {
        return true;
    }

    @Override
    public boolean junk() {
        return true;
    }

    @Override
    public Outcome run(Session session, Command command) {
        String argument = command.argument();
        if (argument.isEmpty()) {
            return Outcome.of(501, "5.5.4", "Syntax: VRFY address");
        }
        // RFC 6531 3.7.4.2
        boolean utf8 =
                argument.regionMatches(
                        true, argument.length() - UTF8.length(), UTF8, 0, UTF8.length());
        return command.isAscii() || utf8
                ? ANSWER
                : Outcome.of(553, "5.6.7", "Address needs SMTPUTF8");
    }
}
