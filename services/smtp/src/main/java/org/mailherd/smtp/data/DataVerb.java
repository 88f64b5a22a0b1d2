package org.mailherd.smtp.data;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;

/** DATA (RFC 5321 4.1.1.4): a message up to CRLF.CRLF. */
public final class DataVerb implements Verb {
    private static final int BLOCK = 8 * 1024;

    private final SessionLimits limits;
    private final QueueWriter queue;
    private final MessageAcceptor acceptor;

    public DataVerb(SessionLimits limits, QueueWriter queue, MessageAcceptor acceptor) {
        this.limits = limits;
        this.queue = queue;
        this.acceptor = acceptor;
    }

    @Override
    public String name() {
        return "DATA";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        Optional<Transaction> transaction = session.transaction();
        if (transaction.isEmpty()) {
            return Outcome.of(503, "5.5.1", "Error: need MAIL and RCPT command");
        }
        if (!command.argument().isEmpty()) {
            return Outcome.of(501, "5.5.4", "Syntax: DATA");
        }
        if (session.chunks().isPresent()) {
            return Outcome.of(503, "5.5.1", "Error: DATA after BDAT");
        }
        if (transaction.get().recipients().isEmpty()) {
            return Outcome.of(554, "5.5.1", "Error: no valid recipients");
        }
        if (session.wire().hasBufferedInput()) {
            // RFC 2920 3.1: DATA is the last of its group. Who does not wait for 354 means to
            // confuse somebody.
            return Outcome.close(554, "5.5.0", "Error: message sent before the reply to DATA");
        }
        try (SpoolDraft draft = queue.draft()) {
            session.say(SmtpReply.of(354, "End data with <CR><LF>.<CR><LF>"));
            return receive(session, transaction.get(), draft);
        } finally {
            session.reset();
        }
    }

    private Outcome receive(Session session, Transaction transaction, SpoolDraft draft)
            throws IOException {
        Wire wire = session.wire();
        DraftSink sink = new DraftSink(draft, limits.messageSize());
        wire.timeout(limits.dataTimeout());
        readToEnd(wire, sink);
        wire.timeout(limits.commandTimeout());
        return Outcome.of(
                sink.refusal().orElseGet(() -> acceptor.accept(session, transaction, draft)));
    }

    private static void readToEnd(Wire wire, DraftSink sink) throws IOException {
        byte[] block = new byte[BLOCK];
        while (true) {
            int length = wire.readLine(block);
            if (length < 0) {
                throw new EOFException("connection closed in the middle of a message");
            }
            boolean dot = sink.atLineStart() && block[0] == '.';
            if (dot && length == 3 && block[1] == '\r' && block[2] == '\n') {
                return;
            }
            sink.take(block, dot ? 1 : 0, length);
        }
    }
}
