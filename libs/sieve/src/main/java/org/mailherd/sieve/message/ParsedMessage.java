package org.mailherd.sieve.message;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A message read from its octets; the body is fetched and parsed when a script first asks. */
public final class ParsedMessage implements SieveMessage {

    private final SieveEnvelope envelope;
    private final List<HeaderField> headers;
    private final long size;
    private final Supplier<byte[]> octets;
    private @Nullable MimePart structure;

    private ParsedMessage(
            SieveEnvelope envelope, List<HeaderField> headers, long size, Supplier<byte[]> octets) {
        this.envelope = envelope;
        this.headers = headers;
        this.size = size;
        this.octets = octets;
    }

    public static ParsedMessage of(SieveEnvelope envelope, byte[] octets) {
        return lazy(envelope, octets, octets.length, () -> octets);
    }

    /**
     * @param head at least the header with its empty line
     * @param size octets of the whole message
     * @param octets gives the whole message, or as much of it as bodies shall be searched in
     */
    public static ParsedMessage lazy(
            SieveEnvelope envelope, byte[] head, long size, Supplier<byte[]> octets) {
        return new ParsedMessage(envelope, List.copyOf(MimeReader.header(head)), size, octets);
    }

    @Override
    public SieveEnvelope envelope() {
        return envelope;
    }

    @Override
    public List<HeaderField> headers() {
        return headers;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized MimePart structure() {
        if (structure == null) {
            structure = MimeReader.read(octets.get());
        }
        return structure;
    }
}
