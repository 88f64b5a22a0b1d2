package org.mailherd.smtp.session;

import java.io.IOException;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailmodel.SmtpReply;

/** HELO: a client from before 1995, without extensions. */
public final class HeloVerb implements Verb {
    private final String hostname;

    public HeloVerb(String hostname) {
        this.hostname = hostname;
    }

    @Override
    public String name() {
        return "HELO";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (!EhloVerb.acceptable(command.argument())) {
            return Outcome.of(501, "5.5.4", "Syntax: HELO hostname");
        }
        session.greeted(new Session.Helo(Printable.of(command.argument()), false));
        return Outcome.of(SmtpReply.of(250, hostname));
    }
}
