package org.mailherd.smtp.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailmodel.SmtpReply;

/**
 * EHLO (RFC 5321 4.1.1.1): says what this port can do now, which changes with TLS. Who does not
 * wait for the reply is for the {@link Doorman} to judge.
 */
public final class EhloVerb implements Verb {
    private static final int MAX_NAME = 255;

    private final String hostname;
    private final List<Extension> extensions;

    /**
     * @param extensions in the order of their lines
     */
    public EhloVerb(String hostname, List<Extension> extensions) {
        this.hostname = hostname;
        this.extensions = List.copyOf(extensions);
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
        List<String> lines = new ArrayList<>();
        lines.add(hostname);
        extensions.forEach(extension -> extension.line(session).ifPresent(lines::add));
        return Outcome.of(new SmtpReply(250, null, lines));
    }

    static boolean acceptable(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME && name.indexOf(' ') < 0;
    }
}
