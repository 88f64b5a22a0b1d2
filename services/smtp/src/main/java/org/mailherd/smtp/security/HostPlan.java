package org.mailherd.smtp.security;

import java.util.List;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.mailmodel.SmtpReply;

/** What to do about one host. */
public sealed interface HostPlan {
    /** The recipient's policy as TLS reports name it. */
    TlsSession.Policy policy();

    /**
     * Connect.
     *
     * @param serverName for SNI
     * @param protocols of TLS that are allowed
     */
    record Connect(
            Security security, String serverName, List<String> protocols, TlsSession.Policy policy)
            implements HostPlan {}

    /**
     * Leave it out, and try the next.
     *
     * @param failure for the report
     */
    record Skip(SmtpReply reply, TlsFailure failure, TlsSession.Policy policy)
            implements HostPlan {}
}
