package org.mailherd.imap.lmtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads commands one by one and lets their verbs answer; a fault of ours is a 451 and the session
 * goes on.
 */
final class LmtpConnection implements ConnectionHandler {
    private static final Logger log = LoggerFactory.getLogger(LmtpConnection.class);
    private static final int LONGEST_LINE = 4096;

    private final String hostname;
    private final LmtpVerbs verbs;
    private final Duration timeout;

    LmtpConnection(String hostname, LmtpVerbs verbs, Duration timeout) {
        this.hostname = hostname;
        this.verbs = verbs;
        this.timeout = timeout;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        wire.timeout(timeout);
        send(wire, List.of(SmtpReply.of(220, hostname + " LMTP Mailherd")));
        LmtpTransaction transaction = new LmtpTransaction();
        byte[] line = new byte[LONGEST_LINE];
        boolean open = true;
        while (open) {
            // Pipelined commands are answered together (RFC 2920 3.2).
            if (!wire.hasBufferedInput()) {
                wire.flush();
            }
            int length = wire.readLine(line);
            open = length >= 0 && command(line, length, transaction, wire);
        }
        wire.flush();
    }

    /** Whether the session goes on. */
    private boolean command(byte[] line, int length, LmtpTransaction transaction, Wire wire)
            throws IOException {
        if (length < 2 || line[length - 1] != '\n' || line[length - 2] != '\r') {
            // A line without its CRLF is no command; what follows it could be anything.
            send(wire, List.of(SmtpReply.of(500, "5.5.2", "Line too long or not ended by CRLF")));
            return false;
        }
        String command = new String(line, 0, length - 2, StandardCharsets.UTF_8);
        int space = command.indexOf(' ');
        String verb = (space < 0 ? command : command.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : command.substring(space + 1).strip();
        if (verb.equals("QUIT")) {
            send(wire, List.of(SmtpReply.of(221, "2.0.0", "Bye")));
            return false;
        }
        send(wire, answer(verb, argument, transaction, wire));
        return true;
    }

    private List<SmtpReply> answer(
            String verb, String argument, LmtpTransaction transaction, Wire wire)
            throws IOException {
        if (verb.equals("NOOP")) {
            return List.of(SmtpReply.of(250, "2.0.0", "Ok"));
        }
        if (verb.equals("RSET")) {
            transaction.reset();
            return List.of(SmtpReply.of(250, "2.0.0", "Ok"));
        }
        LmtpVerb found = verbs.find(verb).orElse(null);
        if (found == null) {
            return List.of(SmtpReply.of(500, "5.5.1", "Command not recognized"));
        }
        if (!transaction.isGreeted() && !verb.equals("LHLO")) {
            return List.of(SmtpReply.of(503, "5.5.1", "Say LHLO first"));
        }
        try {
            return found.answer(argument, transaction, wire);
        } catch (RuntimeException e) {
            LogEvent.of("lmtp-fault").with("verb", verb).error(log, e);
            return List.of(SmtpReply.localError());
        }
    }

    private static void send(Wire wire, List<SmtpReply> replies) throws IOException {
        for (SmtpReply reply : replies) {
            wire.write(reply.format().getBytes(StandardCharsets.UTF_8));
        }
    }
}
