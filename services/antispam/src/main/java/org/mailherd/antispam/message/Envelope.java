package org.mailherd.antispam.message;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What the mail server told about a message. All text is the sender's or the client's own.
 *
 * @param queueId for logs; empty when not told
 * @param reversePath without angle brackets; empty is the null path
 * @param client address of the SMTP client
 * @param helo name it gave
 * @param user who authenticated: submitted mail
 * @param forwarder the domain of ours that sends a copy on to elsewhere
 * @param handedOn the client is a forwarding host: its address and name say nothing about the
 *     sender
 * @param hostname of the client, which the mail server found and found to lead back to it
 */
public record Envelope(
        String queueId,
        String reversePath,
        List<String> recipients,
        Optional<InetAddress> client,
        String helo,
        Optional<String> user,
        Optional<String> forwarder,
        boolean handedOn,
        Optional<String> hostname) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** Where the mail server did not look for the client's name. */
    public Envelope(
            String queueId,
            String reversePath,
            List<String> recipients,
            Optional<InetAddress> client,
            String helo,
            Optional<String> user,
            Optional<String> forwarder,
            boolean handedOn) {
        this(
                queueId,
                reversePath,
                recipients,
                client,
                helo,
                user,
                forwarder,
                handedOn,
                Optional.empty());
    }

    public String senderDomain() {
        return reversePath.substring(reversePath.lastIndexOf('@') + 1);
    }

    public boolean isSubmission() {
        return user.isPresent();
    }
}
