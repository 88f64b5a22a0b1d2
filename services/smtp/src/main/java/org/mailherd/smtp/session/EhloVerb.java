package org.mailherd.smtp.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailmodel.SmtpReply;

/** EHLO (RFC 5321 4.1.1.1): says what this port can do now, which changes with TLS. */
public final class EhloVerb implements Verb {
    private static final int MAX_NAME = 255;

    private final String hostname;
    private final SessionLimits limits;
    private final AuthOffer logins;

    /**
     * @param logins what AUTH is offered with on the submission ports
     */
    public EhloVerb(String hostname, SessionLimits limits, AuthOffer logins) {
        this.hostname = hostname;
        this.limits = limits;
        this.logins = logins;
    }

    @Override
    public String name() {
        return "EHLO";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (!acceptable(command.argument())) {
            return Outcome.of(501, "5.5.4", "Syntax: EHLO hostname");
        }
        session.greeted(new Session.Helo(Printable.of(command.argument()), true));
        return Outcome.of(new SmtpReply(250, null, lines(session)));
    }

    static boolean acceptable(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME && name.indexOf(' ') < 0;
    }

    private List<String> lines(Session session) {
        List<String> lines =
                new ArrayList<>(List.of(hostname, "PIPELINING", "SIZE " + limits.messageSize()));
        if (!session.wire().isTls()) {
            lines.add("STARTTLS");
        }
        List<String> mechanisms =
                session.profile().submission() ? logins.mechanisms(session) : List.of();
        if (!mechanisms.isEmpty()) {
            lines.add("AUTH " + String.join(" ", mechanisms));
        }
        lines.addAll(List.of("ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "CHUNKING"));
        return lines;
    }
}
