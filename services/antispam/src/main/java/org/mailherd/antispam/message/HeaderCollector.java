package org.mailherd.antispam.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.header.HeaderBlock;

/** Takes a message: keeps its header up to the empty line, hands the rest on. */
final class HeaderCollector implements BodySink {

    /** Postfix's header_size_limit is 100 kB; this leaves room for odd ones. */
    static final int LIMIT = 1 << 18;

    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream header = new ByteArrayOutputStream(1 << 12);

    /** Says where the body goes, once the header is known. */
    private final Function<HeaderBlock, BodySink> opening;

    private @Nullable BodySink body;
    private boolean cut;
    private int lineLength;
    private byte before = '\n';

    HeaderCollector(Function<HeaderBlock, BodySink> opening) {
        this.opening = opening;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        if (body != null) {
            body.update(octets, offset, length);
            return;
        }
        int end = headerEnd(octets, offset, offset + length);
        keep(octets, offset, (end < 0 ? offset + length : end) - offset);
        if (end >= 0) {
            BodySink sink = end();
            if (end < offset + length) {
                sink.update(octets, end, offset + length - end);
            }
        }
    }

    /** The end of a message: one without an empty line has no body. */
    void finish() {
        if (body == null) {
            end();
        }
    }

    /** Whether the header was longer than what is kept of it. */
    boolean isCut() {
        return cut;
    }

    private BodySink end() {
        BodySink sink = opening.apply(HeaderBlock.parse(header.toByteArray()));
        body = sink;
        return sink;
    }

    /** Index behind the empty line, or less than zero. */
    private int headerEnd(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean lineEnds = octets[i] == '\n' && before == '\r';
            before = octets[i];
            if (lineEnds && lineLength == 1) {
                return i + 1;
            }
            lineLength = lineEnds ? 0 : lineLength + 1;
        }
        return -1;
    }

    private void keep(byte[] octets, int offset, int length) {
        int fits = Math.min(length, LIMIT - header.size());
        if (fits > 0) {
            header.write(octets, offset, fits);
        }
        if (fits < length && !cut) {
            cut = true;
            header.writeBytes(CRLF);
        }
    }
}
