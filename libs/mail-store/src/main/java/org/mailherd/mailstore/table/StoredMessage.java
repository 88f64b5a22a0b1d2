package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.HeldBlob;
import org.mailherd.mailstore.blob.WrittenBlob;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.Part;
import org.mailherd.mailstore.structure.PartCodec;
import org.mailherd.mailstore.structure.ScannedMessage;

/**
 * A staged message: its blob, which is perhaps still to be written or synced, and, ready for the
 * columns, what was read of it.
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredMessage(
        Instant stagedAt,
        HeldBlob held,
        ScannedMessage scanned,
        byte[] envelopeForm,
        byte[] structureForm,
        List<Long> references)
        implements StagedMessage {

    static StoredMessage of(HeldBlob held, ScannedMessage scanned, Instant stagedAt) {
        return new StoredMessage(
                stagedAt,
                held,
                scanned,
                scanned.envelopeForm(),
                PartCodec.write(scanned.structure()),
                Threads.hash(scanned.messageIds()));
    }

    BlobRef blob() {
        try {
            return held.written().place();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDurable() {
        return written().isDurable();
    }

    /** To be called before a row that names its octets is committed. */
    void awaitDurable() {
        try {
            written().awaitDurable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WrittenBlob written() {
        try {
            return held.written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size() {
        return held.size();
    }

    @Override
    public Part structure() {
        return scanned.structure();
    }

    @Override
    public Envelope envelope() {
        return scanned.envelope();
    }

    @Override
    public Optional<String> header(String name) {
        return scanned.header(name);
    }

    @Override
    public Optional<Instant> sentAt() {
        return scanned.sentAt();
    }
}
