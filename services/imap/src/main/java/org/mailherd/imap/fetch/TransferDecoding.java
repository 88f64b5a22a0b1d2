package org.mailherd.imap.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/** A part's content without its transfer encoding (RFC 3516), never held in memory. */
final class TransferDecoding {
    private static final int BLOCK = 8 * 1024;

    private final MessageBody body;
    private final Part part;

    /** What a first reading of the content found. */
    record Measure(long size, boolean nul) {}

    TransferDecoding(MessageBody body, Part part) {
        this.body = body;
        this.part = part;
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
        try (InputStream content = content()) {
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

    private InputStream content() throws IOException {
        InputStream raw = body.open();
        raw.skipNBytes(Math.min(part.bodyStart(), body.size()));
        InputStream bounded = new Bounded(raw, part.bodySize());
        return decoder(bounded).orElse(bounded);
    }

    private Optional<InputStream> decoder(InputStream encoded) {
        return switch (part.encoding().toLowerCase(Locale.ROOT)) {
            case "base64" -> Optional.of(new Base64InputStream(encoded, DecodeMonitor.SILENT));
            case "quoted-printable" ->
                    Optional.of(new QuotedPrintableInputStream(encoded, DecodeMonitor.SILENT));
            default -> Optional.empty();
        };
    }

    /** The next octets of a stream, and no more. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int octet = super.read();
            left -= octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(into, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
