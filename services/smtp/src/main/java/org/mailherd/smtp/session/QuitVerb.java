package org.mailherd.smtp.session;

/** QUIT. */
public final class QuitVerb implements Verb {
    @Override
    public String name() {
        return "QUIT";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return Outcome.close(221, "2.0.0", "Bye");
    }
}
