package org.mailherd.smtp.server;

import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.routing.RoutingDirectory;
import org.mailherd.smtp.envelope.PostmasterRecipients;
import org.mailherd.smtp.envelope.PostmasterSettings;
import org.mailherd.smtp.forward.Forwarding;
import org.mailherd.smtp.login.SubmissionLogins;

/**
 * What the service asks the directory: who exists, who may log in, who may send as whom, who wants
 * TLS, where mail leaves to.
 */
public record Directories(
        RecipientResolver recipients,
        SubmissionLogins logins,
        SenderPolicy senders,
        TlsDemands tls,
        Outbound outbound) {
    /**
     * What mail that leaves needs.
     *
     * @param keys that sign what had to be converted
     */
    public record Outbound(RoutingDirectory routing, SigningKeys keys) {}

    /** With somebody behind each postmaster. */
    Directories with(PostmasterSettings postmaster, String hostname) {
        return new Directories(
                new PostmasterRecipients(recipients, postmaster, hostname),
                logins,
                senders,
                tls,
                outbound);
    }

    /** With the return paths that we gave to forwarded mail. */
    Directories with(Forwarding forwarding) {
        return new Directories(forwarding.returning(recipients), logins, senders, tls, outbound);
    }
}
