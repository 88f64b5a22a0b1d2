package org.mailherd.smtp.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The message as it is sent: tells trouble with reading it from trouble with the server, and allows
 * the server its time for each block.
 */
final class SpoolInput extends FilterInputStream {
    private final PeerSession session;

    private SpoolInput(InputStream in, PeerSession session) {
        super(in);
        this.session = session;
    }

    static InputStream open(Content content, PeerSession session) throws ContentException {
        try {
            return new SpoolInput(content.open(), session);
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        session.guard().step(session.timeouts().block());
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }
}
