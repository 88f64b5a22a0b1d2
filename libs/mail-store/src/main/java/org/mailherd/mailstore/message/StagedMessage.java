package org.mailherd.mailstore.message;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.Part;

/**
 * A message whose octets are taken in and whose MIME is read, but that no folder holds yet. Nothing
 * to close: octets that never get into a folder are swept.
 */
public interface StagedMessage {
    /** In octets. */
    long size();

    Part structure();

    Envelope envelope();

    /**
     * First value of a header field of the message itself, unfolded octets; names compare without
     * case.
     */
    Optional<String> header(String name);

    /** Of the Date field, when it can be read. */
    Optional<Instant> sentAt();
}
