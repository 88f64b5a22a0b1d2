package org.mailherd.sieve.include;

import java.util.List;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.message.SieveMessage;

/** A part of a message as the message that an included script sees. */
record PartMessage(SieveEnvelope envelope, MimePart structure) implements SieveMessage {

    /** Colon and end of line. */
    private static final int BESIDE_FIELD = 3;

    @Override
    public List<HeaderField> headers() {
        return structure.headers();
    }

    @Override
    public long size() {
        long size = 2L + structure.body().length;
        for (HeaderField field : headers()) {
            size += field.name().length() + field.rawValue().length() + BESIDE_FIELD;
        }
        return size;
    }
}
