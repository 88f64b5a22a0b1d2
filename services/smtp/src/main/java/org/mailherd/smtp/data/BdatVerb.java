package org.mailherd.smtp.data;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;

/**
 * BDAT (RFC 3030 2): a message in counted chunks. The octets of a chunk are read whatever the reply
 * will be: left in the stream they would be taken for commands.
 */
public final class BdatVerb implements Verb {
    private final SessionLimits limits;
    private final QueueWriter queue;
    private final MessageAcceptor acceptor;

    public BdatVerb(SessionLimits limits, QueueWriter queue, MessageAcceptor acceptor) {
        this.limits = limits;
        this.queue = queue;
        this.acceptor = acceptor;
    }

    @Override
    public String name() {
        return "BDAT";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        Optional<BdatArgument> argument = BdatArgument.parse(command.argument());
        if (argument.isEmpty()) {
            return Outcome.close(501, "5.5.4", "Syntax: BDAT octets [LAST]");
        }
        long octets = argument.get().octets();
        if (DraftSink.isFlood(octets, limits.messageOctets())) {
            return Outcome.close(552, "5.3.4", "Message size exceeds fixed limit");
        }
        Chunks chunks = chunks(session);
        try (Transfer transfer = Transfer.begin(session, limits)) {
            chunks.read(session.wire(), octets, transfer);
        }
        return session.transaction().isEmpty()
                ? Outcome.of(503, "5.5.1", "Error: need MAIL and RCPT command")
                : chunk(session, session.transaction().get(), chunks, argument.get());
    }

    /** Those of the transaction, its first, or, where none may come, a hole without bottom. */
    private Chunks chunks(Session session) {
        if (session.chunks().orElse(null) instanceof Chunks begun) {
            return begun;
        }
        Optional<Transaction> transaction = session.transaction();
        if (transaction.isEmpty() || transaction.get().recipients().isEmpty()) {
            return Chunks.toNowhere();
        }
        boolean binary = transaction.get().terms().body() == BodyType.BINARY;
        Chunks fresh = Chunks.of(new DraftSink(queue.draft(), limits.messageOctets()), binary);
        session.chunksBegan(fresh);
        return fresh;
    }

    private Outcome chunk(
            Session session, Transaction transaction, Chunks chunks, BdatArgument argument)
            throws IOException {
        if (transaction.recipients().isEmpty()) {
            return Outcome.of(554, "5.5.1", "Error: no valid recipients");
        }
        boolean wasLost = chunks.isLost();
        Optional<SmtpReply> refusal = chunks.refusal(argument.last());
        if (!argument.last()) {
            return wasLost
                    ? Outcome.of(503, "5.5.1", "Error: an earlier chunk was refused, send RSET")
                    : Outcome.of(refusal.orElseGet(() -> received(argument)));
        }
        try {
            if (wasLost) {
                return Outcome.of(503, "5.5.1", "Error: an earlier chunk was refused");
            }
            return Outcome.of(accept(session, transaction, chunks.sink()));
        } finally {
            session.reset();
        }
    }

    private SmtpReply accept(Session session, Transaction transaction, DraftSink sink)
            throws IOException {
        if (!session.mayRelay() || !sink.isBinary()) {
            return acceptor.accept(session, transaction, sink);
        }
        try (BinarySubmission submission =
                new BinarySubmission(queue.draft(), limits.messageOctets())) {
            return acceptor.accept(session, transaction, submission.inLines(sink));
        }
    }

    private static SmtpReply received(BdatArgument argument) {
        return SmtpReply.of(250, "2.0.0", argument.octets() + " octets received");
    }
}
