package org.mailherd.antispam.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.header.HeaderBlock;

/** Reads a message once, from front to end. */
public final class MessageReader {

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
     * @throws MessageTooLargeException when it is longer than the limit
     */
    public <S extends BodySink> Passed<S> read(InputStream whole, Function<HeaderBlock, S> body)
            throws IOException {
        List<Opened<S>> opened = new ArrayList<>(1);
        HeaderCollector header =
                new HeaderCollector(block -> {
                    S sink = body.apply(block);
                    opened.add(new Opened<>(block, sink));
                    return sink;
                });
        long size = pass(whole, new LineEnds(header));
        header.finish();
        Opened<S> one = opened.getFirst();
        return new Passed<>(new Message(one.header(), header.isCut(), size), one.sink());
    }

    private record Opened<S>(HeaderBlock header, S sink) {}

    private long pass(InputStream whole, LineEnds lines) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int count = whole.read(chunk); count >= 0; count = whole.read(chunk)) {
            size += count;
            if (size > sizeLimit) {
                throw new MessageTooLargeException("message", sizeLimit);
            }
            lines.update(chunk, count);
        }
        return size;
    }
}
