package org.mailherd.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The client's side of COMPRESS=DEFLATE, by the JDK's own streams, on a connected socket. */
final class DeflatedSocket extends Socket {
    private final Socket below;
    private final InputStream in;
    private final OutputStream out;

    DeflatedSocket(Socket below) throws IOException {
        this.below = below;
        this.in = new InflaterInputStream(below.getInputStream(), new Inflater(true));
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        this.out = new DeflaterOutputStream(below.getOutputStream(), deflater, 8192, true);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        below.setSoTimeout(millis);
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        below.setTcpNoDelay(on);
    }

    @Override
    public void close() throws IOException {
        below.close();
    }
}
