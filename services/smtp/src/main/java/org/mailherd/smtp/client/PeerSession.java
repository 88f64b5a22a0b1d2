package org.mailherd.smtp.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailherd.mailauth.certificate.AnyCertificate;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.PlaintextAfterStartTls;
import org.mailherd.platform.net.Wire;

/** A connection to a server, as client of SMTP or LMTP. Used by one thread at a time. */
public final class PeerSession implements Closeable {
    private final Wire wire;
    private final Guard guard;
    private final Dialing dialing;
    private final Timeouts timeouts;
    private final ReplyReader replies;
    private final long since = System.nanoTime();
    private Extensions extensions = Extensions.NONE;
    private int messages;
    private boolean transactionOpen;
    private String trust = "none";

    private PeerSession(Wire wire, Guard guard, Dialing dialing, Timeouts timeouts) {
        this.wire = wire;
        this.guard = guard;
        this.dialing = dialing;
        this.timeouts = timeouts;
        this.replies = new ReplyReader(wire::read);
    }

    /**
     * Connects, hears the greeting and says hello.
     *
     * @throws PeerException when the server does not want to talk: another one may
     */
    public static PeerSession connect(Dialing dialing, Timeouts timeouts, Watch watch)
            throws IOException {
        Socket socket = new Socket();
        Guard guard = watch.guard(socket);
        try {
            guard.whole(timeouts.whole());
            if (dialing.source().isPresent()) {
                bind(socket, dialing.source().get());
            }
            socket.connect(dialing.server(), Math.toIntExact(timeouts.connect().toMillis()));
            PeerSession session = new PeerSession(new Wire(socket), guard, dialing, timeouts);
            if (dialing.tls().isPresent()) {
                session.handshake(dialing.tls().get());
            }
            session.expect(
                    "greeting", session.read("waiting for the greeting", timeouts.greeting()));
            session.hello();
            return session;
        } catch (IOException e) {
            guard.close();
            guard.closeSocket();
            throw e;
        }
    }

    private static void bind(Socket socket, InetAddress source) throws IOException {
        try {
            socket.bind(new InetSocketAddress(source, 0));
        } catch (BindException e) {
            throw new OwnAddressException(source, e);
        }
    }

    private void hello() throws IOException {
        SmtpReply reply = ask(dialing.dialect().hello() + " " + dialing.hello(), "hello");
        if (reply.isPermfail() && dialing.dialect() == Dialect.SMTP) {
            expect("HELO", ask("HELO " + dialing.hello(), "HELO"));
            extensions = Extensions.NONE;
            return;
        }
        expect(dialing.dialect().hello(), reply);
        extensions = Extensions.of(reply);
    }

    public Extensions extensions() {
        return extensions;
    }

    Dialect dialect() {
        return dialing.dialect();
    }

    Timeouts timeouts() {
        return timeouts;
    }

    Wire wire() {
        return wire;
    }

    Guard guard() {
        return guard;
    }

    public Optional<SSLSession> tls() {
        return wire.tlsSession();
    }

    /** What TLS proved, in a word for the log; {@code none} without TLS. */
    public String trust() {
        return trust;
    }

    /** Notes what whoever checked the certificates found. */
    public void trust(String word) {
        trust = word;
    }

    /**
     * STARTTLS and hello again, for what was offered in clear may have been forged (RFC 3207 4.2).
     *
     * @throws PeerException when the server does not want to; the session goes on in clear
     * @throws javax.net.ssl.SSLException when the handshake fails; the session is of no use then
     */
    public void startTls(TlsOffer offer) throws IOException {
        expect("STARTTLS", ask("STARTTLS", "STARTTLS"));
        if (replies.hasBuffered()) {
            // The answer to commands we have not given: injected, as in CVE-2011-0411.
            throw new PlaintextAfterStartTls();
        }
        handshake(offer);
        hello();
    }

    private void handshake(TlsOffer offer) throws IOException {
        guard.step(timeouts.command());
        wire.startTls(
                AnyCertificate.context(),
                offer.serverName(),
                offer.protocols().toArray(String[]::new));
    }

    /**
     * @throws PeerException when the server does not accept the login
     */
    public void login(String username, String password) throws IOException {
        new ClientLogin(this).login(username, password);
    }

    /**
     * Hands a message over.
     *
     * @throws ContentException when the message cannot be read
     */
    public Handover send(Mail mail) throws ContentException {
        guard.whole(timeouts.whole());
        Handover handover = MailTransaction.send(this, mail);
        messages++;
        guard.rest();
        return handover;
    }

    /** Messages that were sent, or tried. */
    public int messages() {
        return messages;
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    boolean isTransactionOpen() {
        return transactionOpen;
    }

    void transactionOpen(boolean open) {
        transactionOpen = open;
    }

    SmtpReply ask(String command, String step) throws IOException {
        write(command);
        flush(step);
        return read(step, timeouts.command());
    }

    void write(String line) throws IOException {
        wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush(String step) throws IOException {
        guard.step(timeouts.block());
        try {
            wire.flush();
        } catch (IOException e) {
            throw lost(step, e);
        }
    }

    /**
     * @throws ClosingException for 421
     */
    SmtpReply read(String step, Duration limit) throws IOException {
        guard.step(limit);
        SmtpReply reply;
        try {
            reply = replies.read();
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            throw lost(step, e);
        }
        if (reply.code() == 421) {
            throw new ClosingException(reply);
        }
        return reply;
    }

    private IOException lost(String step, IOException e) {
        return new IOException(
                guard.expired()
                        ? "conversation timed out at " + step
                        : "lost connection at " + step + ": " + e.getMessage(),
                e);
    }

    void expect(String step, SmtpReply reply) throws PeerException {
        if (reply.code() / 100 != 2) {
            throw new PeerException(step, reply);
        }
    }

    /** Ends a connection that is in no state to be spoken to. */
    public void abandon() {
        guard.close();
        guard.closeSocket();
    }

    /** Says goodbye without waiting for an answer. */
    @Override
    public void close() {
        guard.step(Duration.ofSeconds(5));
        try {
            write("QUIT");
            wire.flush();
            wire.close();
        } catch (IOException _) {
            // gone already
        } finally {
            abandon();
        }
    }
}
