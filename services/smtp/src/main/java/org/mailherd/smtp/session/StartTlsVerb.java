package org.mailherd.smtp.session;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.tls.TlsContext;
import org.mailherd.platform.tls.TlsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * STARTTLS (RFC 3207). Commands sent behind it in plain text are an injection, and end the session
 * unread.
 */
public final class StartTlsVerb implements Verb {
    private static final Logger log = LoggerFactory.getLogger(StartTlsVerb.class);

    private final TlsContext tls;

    public StartTlsVerb(TlsContext tls) {
        this.tls = tls;
    }

    @Override
    public String name() {
        return "STARTTLS";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (session.wire().isTls()) {
            return Outcome.of(503, "5.5.1", "Error: TLS already active");
        }
        if (!command.argument().isEmpty()) {
            return Outcome.of(501, "5.5.4", "Syntax: STARTTLS");
        }
        if (session.wire().hasInput()) {
            LogEvent.of("starttls-injection").with("ip", session.clientAddress()).warn(log);
            return Outcome.close(
                    554, "5.5.1", "Error: nothing may follow STARTTLS before the handshake");
        }
        SSLContext context;
        try {
            context = tls.current();
        } catch (TlsUnavailableException _) {
            return Outcome.of(454, "4.7.0", "TLS not available due to a local problem");
        }
        session.say(SmtpReply.of(220, "2.0.0", "Ready to start TLS"));
        session.wire().startTls(context, false);
        session.forget();
        return Outcome.SPOKEN;
    }
}
