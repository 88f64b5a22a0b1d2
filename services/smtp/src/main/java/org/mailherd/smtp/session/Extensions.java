package org.mailherd.smtp.session;

import java.util.List;
import java.util.Optional;

/** What every port offers. */
public final class Extensions {
    private static final Optional<String> BINARYMIME = Optional.of("BINARYMIME");

    private Extensions() {}

    /** In the order in which EHLO lists them. */
    public static List<Extension> of(SessionLimits limits) {
        return List.of(
                Extension.always("PIPELINING"), // RFC 2920
                Extension.always("SIZE " + limits.messageOctets()), // RFC 1870
                Extensions::startTls,
                Extension.always("ENHANCEDSTATUSCODES"), // RFC 2034
                Extension.always("8BITMIME"), // RFC 6152
                Extension.always("DSN"), // RFC 3461
                Extension.always("SMTPUTF8"), // RFC 6531
                Extension.always("CHUNKING"), // RFC 3030 2
                _ -> limits.binaryMime() ? BINARYMIME : Optional.empty(), // RFC 3030 3
                // RFC 9422
                Extension.always(
                        "LIMITS MAILMAX=" + limits.messages() + " RCPTMAX=" + limits.recipients()));
    }

    /** RFC 3207 4.2: not again; RFC 8689 2: only where the session itself is protected. */
    private static Optional<String> startTls(Session session) {
        return Optional.of(session.wire().isTls() ? "REQUIRETLS" : "STARTTLS");
    }

    /** AUTH on the submission ports (RFC 4954 3). */
    public static Extension login(AuthOffer logins) {
        return session -> {
            List<String> mechanisms =
                    session.profile().submission() ? logins.mechanisms(session) : List.of();
            return mechanisms.isEmpty()
                    ? Optional.empty()
                    : Optional.of("AUTH " + String.join(" ", mechanisms));
        };
    }
}
