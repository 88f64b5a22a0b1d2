package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;

/**
 * What all recipients of a message share.
 *
 * @param login the authenticated mailbox of a submission
 * @param clientAddress IP address of the peer, without brackets; our own for a bounce
 * @param smtpUtf8 whether the next hop must know SMTPUTF8 (RFC 6531)
 */
public record MessageEnvelope(
        QueueId id,
        Origin origin,
        ReversePath reversePath,
        String clientAddress,
        Optional<String> login,
        boolean smtpUtf8,
        Instant arrived) {}
