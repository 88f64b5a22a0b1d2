package org.mailherd.mailstore.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.structure.Part;

/**
 * What is known of a message without reading its octets. Fields that were not asked for are null
 * (booleans false).
 *
 * @param emailId the same for all copies (EMAILID, RFC 8474)
 * @param size RFC822.SIZE
 * @param envelope as sent after {@code ENVELOPE }, see {@code ImapForm}; {@code EnvelopeReader}
 *     parses it
 * @param preview at most 200 characters (RFC 8970)
 * @param sentAt of the Date field; the internal date when that cannot be read
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageRow(
        long uid,
        long emailId,
        long threadId,
        long size,
        Instant internalDate,
        Instant saveDate,
        boolean hasAttachment,
        byte @Nullable [] envelope,
        @Nullable Part structure,
        @Nullable String preview,
        @Nullable Instant sentAt) {}
