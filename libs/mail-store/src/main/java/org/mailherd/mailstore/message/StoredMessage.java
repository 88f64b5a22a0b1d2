package org.mailherd.mailstore.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.ImapForm;
import org.mailherd.mailstore.structure.Part;
import org.mailherd.mailstore.structure.PartCodec;
import org.mailherd.mailstore.structure.ScannedMessage;

/** A staged message: its blob and, ready for the columns, what was read of it. */
@SuppressWarnings("ArrayRecordComponent")
record StoredMessage(
        Instant stagedAt,
        BlobRef blob,
        ScannedMessage scanned,
        byte[] envelopeForm,
        byte[] structureForm,
        List<Long> references)
        implements StagedMessage {

    static StoredMessage of(BlobRef blob, ScannedMessage scanned, Instant stagedAt) {
        return new StoredMessage(
                stagedAt,
                blob,
                scanned,
                ImapForm.envelope(scanned.envelope()),
                PartCodec.write(scanned.structure()),
                Threads.hash(scanned.messageIds()));
    }

    @Override
    public long size() {
        return blob.size();
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
