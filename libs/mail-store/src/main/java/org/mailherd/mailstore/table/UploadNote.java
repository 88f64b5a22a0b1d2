package org.mailherd.mailstore.table;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mailherd.mailstore.message.Delivery;

/**
 * What is written with the octets of an uploaded message, so that its rows can be made from the
 * segment alone.
 *
 * @param window its append window
 * @param flags as bits, no keywords among them
 * @param internalDate milliseconds since 1970
 */
record UploadNote(long window, long uid, long flags, long internalDate) {
    private static final byte FORMAT = 1;

    /** Octets of envelope and structure of a message whose rows wait in memory. */
    private static final int MOST_FORM = 16 * 1024;

    private static final int LENGTH = 1 + 4 * Long.BYTES;

    /** Whether a note can say all that its rows need, and they are small. */
    static boolean fits(StoredMessage message, Delivery delivery) {
        return message.held().isInMemory()
                && delivery.trace().isEmpty()
                && delivery.flags().keywords().isEmpty()
                && message.envelopeForm().length + message.structureForm().length <= MOST_FORM;
    }

    byte[] octets() {
        return ByteBuffer.allocate(LENGTH)
                .put(FORMAT)
                .putLong(window)
                .putLong(uid)
                .putLong(flags)
                .putLong(internalDate)
                .array();
    }

    /** Empty when it is a note of something else. */
    static Optional<UploadNote> read(byte[] note) {
        ByteBuffer octets = ByteBuffer.wrap(note);
        return note.length == LENGTH && octets.get() == FORMAT
                ? Optional.of(
                        new UploadNote(
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong()))
                : Optional.empty();
    }
}
