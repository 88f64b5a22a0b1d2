package org.mailherd.smtp.session;

import java.io.IOException;

/** RSET: ends the transaction, keeps greeting and login. */
public final class RsetVerb implements Verb {
    private static final Outcome OK = Outcome.of(250, "2.0.0", "Ok");

    @Override
    public String name() {
        return "RSET";
    }

    @Override
    public boolean junk() {
        return true;
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (!command.argument().isEmpty()) {
            return Outcome.of(501, "5.5.4", "Syntax: RSET");
        }
        session.reset();
        return OK;
    }
}
