package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;

/**
 * What all recipients of a message share.
 *
 * @param login the authenticated mailbox of a submission
 * @param clientAddress IP address of the peer, without brackets; our own for a bounce
 * @param terms what the sender asked for
 */
public record MessageEnvelope(
        QueueId id,
        Origin origin,
        ReversePath reversePath,
        String clientAddress,
        Optional<String> login,
        MailTerms terms,
        Instant arrived) {

    /** Whether the next hop must know SMTPUTF8 (RFC 6531). */
    public boolean smtpUtf8() {
        return terms.smtpUtf8();
    }

    /** From when it may leave: its age counts from here (RFC 4865 4.3). */
    public Instant due() {
        return terms.hold().map(Hold::until).filter(arrived::isBefore).orElse(arrived);
    }
}
