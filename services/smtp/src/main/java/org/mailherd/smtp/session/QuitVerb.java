package org.mailherd.smtp.session;

/** QUIT. */
public final class QuitVerb implements Verb {
    private static final Outcome BYE = Outcome.close(221, "2.0.0", "Bye");

    @Override
    public String name() {
        return "QUIT";
    }

    @Override
    public Outcome run(Session session, Command command) {
        return command.argument().isEmpty() ? BYE : Outcome.of(501, "5.5.4", "Syntax: QUIT");
    }
}
