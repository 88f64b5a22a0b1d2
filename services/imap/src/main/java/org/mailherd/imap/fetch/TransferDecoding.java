package org.mailherd.imap.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/** A part's content without transfer encoding (RFC 3516), never held in memory. */
final class TransferDecoding {
    private static final int BLOCK = 8 * 1024;

    private final MessageBody body;
    private final BinaryContent wanted;

    /** What a first reading of the content found. */
    record Measure(long size, boolean nul) {}

    TransferDecoding(MessageBody body, BinaryContent wanted) {
        this.body = body;
        this.wanted = wanted;
    }

    /** Whether the part's encoding is one that we know. */
    static boolean isKnown(Part part) {
        return switch (part.encoding().toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary", "base64", "quoted-printable" -> true;
            default -> false;
        };
    }

    Measure measure(long offset, long most) throws IOException {
        long[] size = {0};
        boolean[] nul = {false};
        copy(
                offset,
                most,
                (octets, count) -> {
                    size[0] += count;
                    for (int i = 0; i < count && !nul[0]; i++) {
                        nul[0] = octets[i] == 0;
                    }
                });
        return new Measure(size[0], nul[0]);
    }

    void writeTo(OutputStream out, long offset, long most) throws IOException {
        copy(offset, most, (octets, count) -> out.write(octets, 0, count));
    }

    @FunctionalInterface
    private interface Sink {
        void take(byte[] octets, int count) throws IOException;
    }

    private void copy(long offset, long most, Sink sink) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream content = wanted.open(body)) {
            skip(content, offset, block);
            long left = most;
            while (left > 0) {
                int count = content.read(block, 0, (int) Math.min(left, block.length));
                if (count < 0) {
                    return;
                }
                sink.take(block, count);
                left -= count;
            }
        }
    }

    private static void skip(InputStream content, long offset, byte[] block) throws IOException {
        long left = offset;
        while (left > 0) {
            int count = content.read(block, 0, (int) Math.min(left, block.length));
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }
}
