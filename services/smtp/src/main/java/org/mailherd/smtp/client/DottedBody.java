package org.mailherd.smtp.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** DATA (RFC 5321 4.1.1.4). */
final class DottedBody extends MessageBody {
    DottedBody(PeerSession session, Mail mail) {
        super(session, mail);
    }

    @Override
    boolean mayGoAhead() {
        return true;
    }

    @Override
    void begin() throws IOException {
        session.write("DATA");
    }

    @Override
    void finish(
            boolean begun, List<QueuedRecipient> accepted, Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException {
        if (!begun) {
            begin();
            session.flush("DATA");
        }
        SmtpReply go = session.read("DATA", session.timeouts().command());
        if (go.code() != 354) {
            refused(go, accepted, outcome);
        } else if (accepted.isEmpty()) {
            endNothing();
        } else {
            try (InputStream content = SpoolInput.open(mail.content(), session)) {
                DotStuffer.send(content, session.wire().outputStream());
            }
            session.flush("data");
            hearOutcome(accepted, outcome);
        }
    }

    private static void refused(
            SmtpReply go, List<QueuedRecipient> accepted, Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException {
        if (go.code() < 400) {
            throw new IOException("the server answered DATA out of turn: " + go);
        }
        accepted.forEach(one -> outcome.put(one, go));
    }

    /** RFC 2920 3.1: the server waits for a message for nobody, and refuses it. */
    private void endNothing() throws IOException {
        if (session.dialect() == Dialect.LMTP) {
            throw new IOException("the server wants data for nobody");
        }
        session.write(".");
        session.flush("end of data");
        session.read("end of data", session.timeouts().end());
    }
}
