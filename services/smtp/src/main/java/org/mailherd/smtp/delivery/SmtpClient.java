package org.mailherd.smtp.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.platform.net.Wire;

/** A connection to a server, as client of SMTP or LMTP (RFC 2033). Used by one thread at a time. */
final class SmtpClient implements Closeable {
    /** RFC 5321 4.5.3.2: five minutes for a command, ten for the end of the data. */
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration END_TIMEOUT = Duration.ofMinutes(10);

    enum Dialect {
        SMTP("EHLO"),
        LMTP("LHLO");

        private final String hello;

        Dialect(String hello) {
            this.hello = hello;
        }
    }

    private final Wire wire;
    private final Dialect dialect;
    private final String hostname;
    private final ReplyReader replies = new ReplyReader();
    private Set<String> extensions = Set.of();

    private SmtpClient(Wire wire, Dialect dialect, String hostname) {
        this.wire = wire;
        this.dialect = dialect;
        this.hostname = hostname;
    }

    /** Connects, hears the greeting and says hello. */
    static SmtpClient connect(
            InetSocketAddress server, Dialect dialect, String hostname, Duration timeout)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, Math.toIntExact(timeout.toMillis()));
            Wire wire = new Wire(socket);
            wire.timeout(COMMAND_TIMEOUT);
            SmtpClient client = new SmtpClient(wire, dialect, hostname);
            client.greeting();
            client.hello();
            return client;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * A refusal here is about the server's day, not about our message: another server may take it.
     */
    private void greeting() throws IOException {
        SmtpReply reply = replies.read(wire);
        if (!reply.isPositive()) {
            throw new ConnectException("refused to talk to us: " + reply);
        }
    }

    private void hello() throws IOException {
        SmtpReply reply = command(dialect.hello + " " + hostname);
        if (reply.isPermfail() && dialect == Dialect.SMTP) {
            expect(command("HELO " + hostname));
            extensions = Set.of();
            return;
        }
        expect(reply);
        Set<String> offered = new HashSet<>();
        reply.lines().stream()
                .skip(1)
                .forEach(line -> offered.add(line.split("[ =]", 2)[0].toUpperCase(Locale.ROOT)));
        extensions = offered;
    }

    boolean offers(String extension) {
        return extensions.contains(extension);
    }

    /** RFC 3207: then hello again, for what was offered in clear may have been forged. */
    void startTls(SSLContext context, String server) throws IOException {
        expect(command("STARTTLS"));
        wire.startTls(context, true, server);
        hello();
    }

    /**
     * One message.
     *
     * @return a reply for each recipient
     * @throws RemoteException when MAIL is refused
     */
    Map<QueuedRecipient, SmtpReply> send(Consignment consignment) throws IOException {
        List<QueuedRecipient> recipients = consignment.recipients();
        Map<QueuedRecipient, SmtpReply> outcome = new HashMap<>();
        List<QueuedRecipient> accepted = envelope(consignment, recipients, outcome);
        if (accepted.isEmpty()) {
            command("RSET");
            return outcome;
        }
        SmtpReply go = command("DATA");
        if (go.code() != 354) {
            accepted.forEach(
                    recipient -> outcome.put(recipient, go.isPositive() ? protocolError() : go));
            return outcome;
        }
        try (var content = consignment.content().open()) {
            DotStuffer.send(content, wire.outputStream());
        }
        wire.flush();
        wire.timeout(END_TIMEOUT);
        for (QueuedRecipient recipient :
                dialect == Dialect.LMTP ? accepted : accepted.subList(0, 1)) {
            outcome.put(recipient, replies.read(wire));
        }
        accepted.forEach(
                recipient -> outcome.putIfAbsent(recipient, outcome.get(accepted.getFirst())));
        wire.timeout(COMMAND_TIMEOUT);
        return outcome;
    }

    private List<QueuedRecipient> envelope(
            Consignment consignment,
            List<QueuedRecipient> recipients,
            Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException {
        boolean pipelining = offers("PIPELINING");
        write(mail(consignment));
        if (pipelining) {
            for (QueuedRecipient recipient : recipients) {
                write("RCPT TO:<" + recipient.recipient() + ">");
            }
        }
        wire.flush();
        SmtpReply mail = replies.read(wire);
        List<QueuedRecipient> accepted = new ArrayList<>();
        for (QueuedRecipient recipient : recipients) {
            if (!pipelining) {
                expect(mail);
                write("RCPT TO:<" + recipient.recipient() + ">");
                wire.flush();
            }
            SmtpReply reply = replies.read(wire);
            if (reply.isPositive()) {
                accepted.add(recipient);
            } else {
                outcome.put(recipient, reply);
            }
        }
        expect(mail);
        return accepted;
    }

    private String mail(Consignment consignment) {
        StringBuilder mail = new StringBuilder("MAIL FROM:<");
        mail.append(consignment.envelope().reversePath().addressText()).append('>');
        if (offers("SIZE")) {
            mail.append(" SIZE=").append(consignment.size());
        }
        if (offers("8BITMIME")) {
            mail.append(" BODY=8BITMIME");
        }
        if (consignment.envelope().smtpUtf8() && offers("SMTPUTF8")) {
            mail.append(" SMTPUTF8");
        }
        return mail.toString();
    }

    private static SmtpReply protocolError() {
        return SmtpReply.of(
                451, "4.5.0", "the server answered DATA with success before there was data");
    }

    private SmtpReply command(String line) throws IOException {
        write(line);
        wire.flush();
        return replies.read(wire);
    }

    private void write(String line) throws IOException {
        wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void expect(SmtpReply reply) throws RemoteException {
        if (!reply.isPositive()) {
            throw new RemoteException(reply);
        }
    }

    /** Ends a connection that is in no state to be spoken to. */
    void abandon() throws IOException {
        wire.close();
    }

    /** Says goodbye where that costs no wait. */
    @Override
    public void close() throws IOException {
        try {
            write("QUIT");
            wire.flush();
        } finally {
            wire.close();
        }
    }
}
