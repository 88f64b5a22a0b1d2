package org.mailherd.smtp.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** How the message itself goes over: DATA or BDAT. */
abstract sealed class MessageBody permits DottedBody, ChunkedBody {
    final PeerSession session;
    final Mail mail;
    private boolean taken;

    MessageBody(PeerSession session, Mail mail) {
        this.session = session;
        this.mail = mail;
    }

    /** Whether it may be begun before the server said whom it accepts. */
    abstract boolean mayGoAhead();

    /** Writes what may go ahead; does not flush. */
    abstract void begin() throws IOException;

    /**
     * Writes the rest and hears what becomes of it.
     *
     * @param begun whether {@link #begin} was called; it was not if this is not called at all
     * @param accepted recipients; when there are none, the message must not arrive
     * @param outcome gets a reply for each of them
     */
    abstract void finish(
            boolean begun, List<QueuedRecipient> accepted, Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException;

    /** Whether the server ended the transaction with it. */
    boolean isTaken() {
        return taken;
    }

    /** After the last octet: one reply, or with LMTP one for each recipient (RFC 2033 4.2). */
    final void hearOutcome(List<QueuedRecipient> accepted, Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException {
        if (session.dialect() == Dialect.LMTP) {
            for (QueuedRecipient one : accepted) {
                outcome.put(one, hearEnd());
            }
        } else {
            SmtpReply reply = hearEnd();
            accepted.forEach(one -> outcome.put(one, reply));
        }
        taken = true;
    }

    private SmtpReply hearEnd() throws IOException {
        return sensible(session.read("end of data", session.timeouts().end()));
    }

    /** 3xx where only yes or no make sense is no word to rely on. */
    static SmtpReply sensible(SmtpReply reply) {
        return reply.code() / 100 == 3
                ? SmtpReply.of(451, "4.5.0", "the server answered out of turn: " + reply)
                : reply;
    }
}
