package org.mailherd.smtp.session;

/** HELP. */
public final class HelpVerb implements Verb {
    @Override
    public String name() {
        return "HELP";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return Outcome.of(214, "2.0.0", "See RFC 5321");
    }
}
