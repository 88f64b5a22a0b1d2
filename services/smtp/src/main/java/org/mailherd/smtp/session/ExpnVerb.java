package org.mailherd.smtp.session;

/** EXPN: never says who is behind an alias. */
public final class ExpnVerb implements Verb {
    @Override
    public String name() {
        return "EXPN";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return Outcome.of(502, "5.5.1", "Error: command not implemented");
    }
}
