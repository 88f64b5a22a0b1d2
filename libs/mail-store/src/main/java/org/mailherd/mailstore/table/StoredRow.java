package org.mailherd.mailstore.table;

import java.time.Instant;
import java.util.Set;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.structure.PartCodec;

/** All that the tables say of a message and that never changes, kept as it came from them. */
@SuppressWarnings("ArrayRecordComponent")
record StoredRow(Times times, Ids ids, Read read, BlobRef blob, byte[] trace) {
    private static final int OBJECTS = 400;

    record Ids(long uid, long emailId, long threadId, long size) {}

    record Times(Instant internalDate, Instant saveDate, Instant sentAt) {}

    /** What was read of the message when it came. */
    @SuppressWarnings("ArrayRecordComponent")
    record Read(boolean hasAttachment, byte[] envelope, byte[] structure, String preview) {}

    /** Bytes of memory, roughly. */
    int weight() {
        return OBJECTS
                + read.envelope.length
                + read.structure.length
                + 2 * read.preview.length()
                + trace.length;
    }

    MessageRow row(Set<MessageField> fields) {
        return new MessageRow(
                ids.uid,
                ids.emailId,
                ids.threadId,
                ids.size,
                times.internalDate,
                times.saveDate,
                read.hasAttachment,
                fields.contains(MessageField.ENVELOPE) ? read.envelope : null,
                fields.contains(MessageField.STRUCTURE)
                        ? PartCodec.read(read.structure, trace.length)
                        : null,
                fields.contains(MessageField.PREVIEW) ? read.preview : null,
                times.sentAt);
    }
}
