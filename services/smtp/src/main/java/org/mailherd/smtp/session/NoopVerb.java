package org.mailherd.smtp.session;

/** NOOP; an argument is ignored (RFC 5321 4.1.1.9). */
public final class NoopVerb implements Verb {
    private static final Outcome OK = Outcome.of(250, "2.0.0", "Ok");

    @Override
    public String name() {
        return "NOOP";
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
        return OK;
    }
}
