package org.mailherd.smtp.session;

/** VRFY: never says who exists (RFC 5321 7.3); that is for RCPT, where it is counted. */
public final class VrfyVerb implements Verb {
    @Override
    public String name() {
        return "VRFY";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return command.argument().isEmpty()
                ? Outcome.of(501, "5.5.4", "Syntax: VRFY address")
                : Outcome.of(252, "2.5.0", "Send some mail, and I will do my best");
    }
}
