package org.mailherd.smtp.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.BodyType;
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
    private static final SmtpReply GO_AHEAD = SmtpReply.of(354, "End data with <CR><LF>.<CR><LF>");

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
    public boolean lastInGroup() {
        return true;
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
        if (transaction.get().terms().body() == BodyType.BINARY) {
            // RFC 3030 3: a binary message has no lines to end it.
            return Outcome.of(503, "5.5.1", "Error: BODY=BINARYMIME needs BDAT");
        }
        if (transaction.get().recipients().isEmpty()) {
            return Outcome.of(554, "5.5.1", "Error: no valid recipients");
        }
        try (SpoolDraft draft = queue.draft()) {
            session.say(GO_AHEAD);
            return receive(session, transaction.get(), draft);
        } finally {
            session.reset();
        }
    }

    private Outcome receive(Session session, Transaction transaction, SpoolDraft draft)
            throws IOException {
        DraftSink sink = new DraftSink(draft, limits.messageOctets());
        try (Transfer transfer = Transfer.begin(session, limits)) {
            if (!readToEnd(session.wire(), sink, transfer)) {
                return Outcome.close(552, "5.3.4", "Message size exceeds fixed limit");
            }
        }
        return Outcome.of(acceptor.accept(session, transaction, sink));
    }

    /** False when there is no end to it. */
    private static boolean readToEnd(Wire wire, DraftSink sink, Transfer transfer)
            throws IOException {
        DotDecoder decoder = new DotDecoder(sink);
        while (!decoder.ended()) {
            ByteBuffer received = wire.received();
            if (!received.hasRemaining()) {
                throw new EOFException("connection closed in the middle of a message");
            }
            int used = decoder.take(received.array(), received.position(), received.limit());
            wire.consume(used);
            transfer.received(used);
            if (sink.isFlooded()) {
                return false;
            }
        }
        return true;
    }
}
