package org.mailherd.imap.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.mailherd.mailstore.structure.TransferDecoding;

/** Reads the pieces of a {@link BinaryContent} one after the other. */
final class BinaryStream extends InputStream {
    /** Octets; a part whose header is longer stays as it is. */
    static final int LARGEST_HEADER = 1024 * 1024;

    private static final List<String> ENCODING = List.of("CONTENT-TRANSFER-ENCODING");
    private static final byte[] BINARY =
            "Content-Transfer-Encoding: binary\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream message;
    private final Iterator<BinaryContent.Piece> pieces;
    private Bounded raw;
    private InputStream shown;

    /**
     * @param message where the first piece begins
     */
    BinaryStream(InputStream message, List<BinaryContent.Piece> pieces) {
        this.message = message;
        this.pieces = pieces.iterator();
        this.raw = new Bounded(message, 0);
        this.shown = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (true) {
            int count = shown.read(into, offset, length);
            if (count > 0 || length == 0) {
                return count;
            }
            if (!pieces.hasNext()) {
                return -1;
            }
            next(pieces.next());
        }
    }

    private void next(BinaryContent.Piece piece) throws IOException {
        // A decoder stops at the end of what is encoded, which may be before the piece's.
        raw.drain();
        raw = new Bounded(message, piece.length());
        shown =
                switch (piece) {
                    case BinaryContent.Piece.Plain _ -> raw;
                    case BinaryContent.Piece.Header _ ->
                            new ByteArrayInputStream(header(raw.readAllBytes()));
                    case BinaryContent.Piece.Encoded encoded ->
                            TransferDecoding.of(encoded.encoding(), raw);
                };
    }

    private static byte[] header(byte[] octets) {
        byte[] others = HeaderFilter.choose(octets, ENCODING, false);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(others, 0, others.length - 2);
        header.writeBytes(BINARY);
        return header.toByteArray();
    }

    @Override
    public void close() throws IOException {
        message.close();
    }

    /** The next octets of a stream, and no more. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        void drain() throws IOException {
            byte[] block = new byte[1024];
            while (left > 0 && read(block, 0, block.length) >= 0) {
                // passed over
            }
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
