package org.mailherd.smtp.session;

/** NOOP. */
public final class NoopVerb implements Verb {
    @Override
    public String name() {
        return "NOOP";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return Outcome.of(250, "2.0.0", "Ok");
    }
}
