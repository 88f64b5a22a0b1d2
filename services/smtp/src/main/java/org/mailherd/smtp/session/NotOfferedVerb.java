package org.mailherd.smtp.session;

/**
 * A command that we know and never do: EXPN would say who is behind an alias, ETRN and TURN would
 * let a stranger steer our queue (RFC 5321 4.2.4: 502).
 */
public record NotOfferedVerb(String name) implements Verb {
    private static final Outcome REFUSED =
            Outcome.of(502, "5.5.1", "Error: command not implemented");

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
        return REFUSED;
    }
}
