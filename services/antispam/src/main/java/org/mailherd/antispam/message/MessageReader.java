package org.mailherd.antispam.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.header.HeaderBlock;

/** Reads a message once, from front to end. */
public final class MessageReader {

    /** What checks see of a body; spam says what it wants in the first quarter megabyte. */
    static final int BODY_START = 1 << 18;

    /** Postfix's header_size_limit is 100 kB; this leaves room for odd ones. */
    private static final int HEADER_LIMIT = 1 << 18;

    private static final int CHUNK = 1 << 14;

    private final long sizeLimit;

    /**
     * @param sink through which the whole body went
     */
    public record Passed<S>(Message message, S sink) {}

    /**
     * @param sizeLimit in octets
     */
    public MessageReader(long sizeLimit) {
        this.sizeLimit = sizeLimit;
    }

    /**
     * @param whole the message; not closed
     * @param body given the header, says who takes the body
     * @throws MessageTooLargeException when a limit is passed
     */
    public <S extends BodySink> Passed<S> read(InputStream whole, Function<HeaderBlock, S> body)
            throws IOException {
        CrlfInputStream in = new CrlfInputStream(whole);
        byte[] head = header(in);
        HeaderBlock header = HeaderBlock.parse(head);
        S sink = body.apply(header);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        long size = head.length;
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            size += count;
            if (size > sizeLimit) {
                throw new MessageTooLargeException("message", sizeLimit);
            }
            sink.update(chunk, 0, count);
            start.write(chunk, 0, Math.min(count, BODY_START - start.size()));
        }
        return new Passed<>(new Message(header, start.toString(StandardCharsets.ISO_8859_1)), sink);
    }

    /** Up to the empty line, or to the end of a message that has none. */
    private static byte[] header(InputStream in) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        int lineLength = 0;
        int before = '\n';
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            header.write(octet);
            if (header.size() > HEADER_LIMIT) {
                throw new MessageTooLargeException("header", HEADER_LIMIT);
            }
            boolean lineEnds = octet == '\n' && before == '\r';
            if (lineEnds && lineLength == 1) {
                break;
            }
            lineLength = lineEnds ? 0 : lineLength + 1;
            before = octet;
        }
        return header.toByteArray();
    }
}
