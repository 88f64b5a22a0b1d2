package org.mailherd.antispam.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailherd.antispam.effort.Errand;

/** What comes from the network: no turn of the processors is held while it does. */
final class AwaitedStream extends FilterInputStream {

    AwaitedStream(InputStream octets) {
        super(octets);
    }

    @Override
    public int read() throws IOException {
        return Errand.waiting(in::read);
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        return Errand.waiting(() -> in.read(octets, offset, length));
    }
}
