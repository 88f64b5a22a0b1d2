package org.mailherd.smtp.session;

/**
 * A command that we know and never do: EXPN would say who is behind an alias, ETRN would let a
 * stranger steer our queue. The answer is 502, not 500: RFC 5321 4.2.4 keeps 500 for what a server
 * does not recognize and 502 for what it recognizes and does not implement, and EHLO must then not
 * list it, as ours does not. Nor 252: 3.5.3 allows that for VRFY, of one address that RCPT would
 * answer for anyway, while for EXPN it would claim that a list was looked at. The client may go on:
 * a 5xx here refuses the command, not the session.
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
