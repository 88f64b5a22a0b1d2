package org.mailherd.smtp.session;

/** HELP. */
public final class HelpVerb implements Verb {
    private static final Outcome HELP = Outcome.of(214, "2.0.0", "See RFC 5321");

    @Override
    public String name() {
        return "HELP";
    }

    @Override
    public boolean junk() {
        return true;
    }

    @Override
    public Outcome run(Session session, Command command) {
        return HELP;
    }
}
