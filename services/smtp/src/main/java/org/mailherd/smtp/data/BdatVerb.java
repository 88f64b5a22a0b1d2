package org.mailherd.smtp.data;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;

/**
 * BDAT (RFC 3030): a message in counted chunks. The octets of a chunk are read whatever the reply
 * will be: left in the stream they would be taken for commands.
 */
public final class BdatVerb implements Verb {
    private static final int BLOCK = 8 * 1024;
    private static final Pattern ARGUMENT =
            Pattern.compile("([0-9]{1,18})( +LAST)?", Pattern.CASE_INSENSITIVE);

    private final SessionLimits limits;
    private final QueueWriter queue;
    private final MessageAcceptor acceptor;

    public BdatVerb(SessionLimits limits, QueueWriter queue, MessageAcceptor acceptor) {
        this.limits = limits;
        this.queue = queue;
        this.acceptor = acceptor;
    }

    /** The chunks so far. */
    private record Pending(DraftSink sink) implements Session.Chunks {
        @Override
        public void close() throws IOException {
            sink.draft().close();
        }
    }

    @Override
    public String name() {
        return "BDAT";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        Matcher argument = ARGUMENT.matcher(command.argument().toUpperCase(Locale.ROOT));
        if (!argument.matches()) {
            return Outcome.close(501, "5.5.4", "Syntax: BDAT octets [LAST]");
        }
        long octets = Long.parseLong(argument.group(1));
        boolean last = argument.group(2) != null;
        if (octets > limits.messageSize()) {
            return Outcome.close(552, "5.3.4", "Message size exceeds fixed limit");
        }
        Optional<Transaction> transaction =
                session.transaction().filter(pending -> !pending.recipients().isEmpty());
        if (transaction.isEmpty()) {
            skip(session.wire(), octets);
            return Outcome.of(503, "5.5.1", "Error: need MAIL and RCPT command");
        }
        return chunk(session, transaction.get(), octets, last);
    }

    private Outcome chunk(Session session, Transaction transaction, long octets, boolean last)
            throws IOException {
        DraftSink sink = sink(session);
        session.wire().timeout(limits.dataTimeout());
        read(session.wire(), octets, sink);
        session.wire().timeout(limits.commandTimeout());
        if (!last) {
            return Outcome.of(250, "2.0.0", octets + " octets received");
        }
        try {
            sink.closeLine();
            SmtpReply reply =
                    sink.refusal()
                            .orElseGet(() -> acceptor.accept(session, transaction, sink.draft()));
            return Outcome.of(reply);
        } finally {
            session.reset();
        }
    }

    private DraftSink sink(Session session) {
        if (session.chunks().orElse(null) instanceof Pending(DraftSink sink)) {
            return sink;
        }
        DraftSink fresh = new DraftSink(queue.draft(), limits.messageSize());
        session.chunksBegan(new Pending(fresh));
        return fresh;
    }

    private static void read(Wire wire, long octets, DraftSink sink) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = octets;
        while (left > 0) {
            int length = wire.read(block, 0, (int) Math.min(block.length, left));
            if (length < 0) {
                throw new EOFException("connection closed in the middle of a chunk");
            }
            sink.take(block, 0, length);
            left -= length;
        }
    }

    private static void skip(Wire wire, long octets) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = octets;
        while (left > 0) {
            int length = wire.read(block, 0, (int) Math.min(block.length, left));
            if (length < 0) {
                throw new EOFException("connection closed in the middle of a chunk");
            }
            left -= length;
        }
    }
}
