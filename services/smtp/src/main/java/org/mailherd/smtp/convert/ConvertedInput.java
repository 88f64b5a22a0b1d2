package org.mailherd.smtp.convert;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message with its edits, a block at a time. */
final class ConvertedInput extends InputStream {
    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, CRLF);
    private static final int BLOCK = 144 * Edit.LINE;

    private final InputStream message;
    private final Iterator<Edit> edits;
    private @Nullable Edit edit;
    private long position;
    private final QuotedLines quoted = new QuotedLines();
    private ByteBuffer ready = ByteBuffer.allocate(0);

    ConvertedInput(InputStream message, List<Edit> edits) {
        this.message = message;
        this.edits = edits.iterator();
        advance();
    }

    private void advance() {
        edit = edits.hasNext() ? edits.next() : null;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.remaining());
        ready.get(into, offset, count);
        return count;
    }

    /** Returns whether there is anything ready now. */
    private boolean fill() throws IOException {
        while (!ready.hasRemaining()) {
            Edit next = edit;
            if (next != null && position >= next.from()) {
                ready = ByteBuffer.wrap(edited(next));
            } else {
                byte[] copied =
                        take(next == null ? BLOCK : Math.min(BLOCK, next.from() - position));
                if (copied.length == 0) {
                    return false;
                }
                ready = ByteBuffer.wrap(copied);
            }
        }
        return true;
    }

    private byte[] edited(Edit next) throws IOException {
        return switch (next) {
            case Edit.Replace(long from, long to, String text) -> {
                message.skipNBytes(to - from);
                position = to;
                advance();
                yield text.getBytes(StandardCharsets.US_ASCII);
            }
            case Edit.Encode encode -> encoded(encode);
            case Edit.Quote quote -> quoted(quote);
        };
    }

    private byte[] encoded(Edit.Encode encode) throws IOException {
        boolean first = position == encode.from();
        byte[] lines = BASE64.encode(take(Math.min(BLOCK, encode.to() - position)));
        if (position == encode.to()) {
            advance();
        }
        if (first) {
            return lines;
        }
        ByteBuffer joined = ByteBuffer.allocate(CRLF.length + lines.length);
        return joined.put(CRLF).put(lines).array();
    }

    private byte[] quoted(Edit.Quote quote) throws IOException {
        byte[] lines = quoted.take(take(Math.min(BLOCK, quote.to() - position)));
        if (position < quote.to()) {
            return lines;
        }
        advance();
        byte[] last = quoted.end();
        return ByteBuffer.allocate(lines.length + last.length).put(lines).put(last).array();
    }

    /** Fewer octets only at the end, behind the last edit. */
    private byte[] take(long count) throws IOException {
        byte[] octets = message.readNBytes((int) count);
        if (edit != null && octets.length < count) {
            throw new EOFException("the message is shorter than it was");
        }
        position += octets.length;
        return octets;
    }

    @Override
    public void close() throws IOException {
        message.close();
    }
}
