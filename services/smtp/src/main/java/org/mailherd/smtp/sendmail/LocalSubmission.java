package org.mailherd.smtp.sendmail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One message handed to the service, in plain SMTP. */
final class LocalSubmission implements Closeable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** RFC 5321 4.5.3.2.6: the reply to the end of the data may take ten minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final byte[] CRLF = {'\r', '\n'};

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final String hostname;

    /**
     * @throws ExitException with TEMPFAIL when the service is not there or busy
     */
    LocalSubmission(InetSocketAddress service) throws IOException, ExitException {
        socket.connect(service, Math.toIntExact(CONNECT.toMillis()));
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        String greeting = expect("220", ExitException.UNAVAILABLE);
        hostname = greeting.split("[ -]", 3)[1];
        ask("EHLO " + hostname, ExitException.UNAVAILABLE);
    }

    /** The service's own name, for addresses without domain. */
    String hostname() {
        return hostname;
    }

    /** A command that must be answered with 2xx or 3xx. */
    void ask(String command, int permanent) throws IOException, ExitException {
        out.write(command.getBytes(StandardCharsets.UTF_8));
        out.write(CRLF);
        out.flush();
        expect("", permanent);
    }

    /** One line of the message's text; dots are stuffed here. */
    void line(byte[] line) throws IOException {
        if (line.length > 0 && line[0] == '.') {
            out.write('.');
        }
        out.write(line);
        out.write(CRLF);
    }

    /** Whole lines with their ends that begin with no dot: header fields. */
    void fields(byte[] text) throws IOException {
        out.write(text);
    }

    void end() throws IOException, ExitException {
        ask(".", ExitException.UNAVAILABLE);
    }

    private String expect(String code, int permanent) throws IOException, ExitException {
        String line = line();
        String first = line;
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        boolean good = line.startsWith("2") || line.startsWith("3");
        if (!good || !line.startsWith(code)) {
            throw ExitException.refused(line, permanent);
        }
        return first;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        if (octet < 0) {
            throw new IOException("the mail service closed the connection");
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
