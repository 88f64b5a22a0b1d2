package org.mailherd.smtp.session;

import java.io.IOException;

/** RSET: ends the transaction, keeps greeting and login. */
public final class RsetVerb implements Verb {
    @Override
    public String name() {
        return "RSET";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        session.reset();
        return Outcome.of(250, "2.0.0", "Ok");
    }
}
