package org.mailherd.smtp.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.convert.Reach;
import org.mailherd.smtp.convert.UnconvertibleException;

/**
 * MAIL, RCPT and the message. With PIPELINING all of the envelope goes in one write, with CHUNKING
 * a small message too: one round trip for all (RFC 2920, RFC 3030).
 */
final class MailTransaction {
    /** Replies to more could fill the buffers between us while we still write. */
    private static final int BATCH = 50;

    private final PeerSession session;
    private final Mail mail;
    private final Optional<Reach> conversion;
    private final MailCommand commands;
    private final boolean pipelining;
    private final MessageBody body;
    private final Map<QueuedRecipient, SmtpReply> outcome = new LinkedHashMap<>();
    private final List<QueuedRecipient> accepted = new ArrayList<>();
    private boolean heard;

    private MailTransaction(PeerSession session, Carriage carriage) {
        this.session = session;
        this.mail = carriage.mail();
        this.conversion = carriage.conversion();
        this.commands = new MailCommand(mail, session.extensions(), session.dialect());
        this.pipelining = session.extensions().offers("PIPELINING");
        this.body =
                session.extensions().offers("CHUNKING")
                        ? new ChunkedBody(session, mail, commands.isBinary())
                        : new DottedBody(session, mail);
    }

    /**
     * @throws ContentException when the message cannot be read
     */
    static Handover send(PeerSession session, Mail mail) throws ContentException {
        try {
            return new MailTransaction(session, Carriage.of(mail, session.extensions())).run();
        } catch (UnconvertibleException e) {
            MailTransaction none =
                    new MailTransaction(session, new Carriage(mail, Optional.empty()));
            none.rest(SmtpReply.of(554, "5.6.3", Carriage.refusal(mail, e)));
            return none.handover(Handover.Connection.OPEN);
        }
    }

    private Handover run() throws ContentException {
        Optional<SmtpReply> obstacle = commands.obstacle();
        if (obstacle.isPresent()) {
            rest(obstacle.get());
            return handover(Handover.Connection.OPEN);
        }
        try {
            converse();
            return handover(Handover.Connection.OPEN);
        } catch (ContentException e) {
            session.abandon();
            throw e;
        } catch (ClosingException e) {
            return lost(e.reply());
        } catch (IOException e) {
            return lost(SmtpReply.of(451, "4.4.2", String.valueOf(e.getMessage())));
        }
    }

    private Handover lost(SmtpReply reply) {
        session.abandon();
        rest(reply);
        boolean dead = !heard && !session.guard().expired();
        return handover(dead ? Handover.Connection.DEAD : Handover.Connection.LOST);
    }

    private void rest(SmtpReply reply) {
        mail.recipients().forEach(one -> outcome.putIfAbsent(one, reply));
    }

    private Handover handover(Handover.Connection connection) {
        return new Handover(outcome, commands.passesDsn(), conversion, connection);
    }

    private void converse() throws IOException {
        List<QueuedRecipient> recipients = mail.recipients();
        boolean reset = session.isTransactionOpen();
        boolean ahead = pipelining && recipients.size() <= BATCH && body.mayGoAhead();
        if (reset) {
            session.write("RSET");
            if (!pipelining) {
                hear("RSET");
            }
        }
        session.write(commands.mail());
        Optional<SmtpReply> early = pipelining ? Optional.empty() : Optional.of(hear("MAIL"));
        if (early.isPresent() && !isOk(early.get())) {
            rest(MessageBody.sensible(early.get()));
            return;
        }
        session.transactionOpen(true);
        SmtpReply mailReply = envelope(recipients, ahead, reset, early);
        if (!isOk(mailReply)) {
            accepted.clear();
            outcome.clear();
            rest(MessageBody.sensible(mailReply));
        }
        if (ahead || !accepted.isEmpty()) {
            body.finish(ahead, accepted, outcome);
        }
        if (body.isTaken()) {
            session.transactionOpen(false);
        }
    }

    /** Sends the recipients and hears of them; the reply to MAIL comes before theirs. */
    private SmtpReply envelope(
            List<QueuedRecipient> recipients,
            boolean ahead,
            boolean reset,
            Optional<SmtpReply> early)
            throws IOException {
        SmtpReply mailReply = early.orElse(null);
        int size = pipelining ? BATCH : 1;
        for (int from = 0; from < recipients.size(); from += size) {
            List<QueuedRecipient> batch =
                    recipients.subList(from, Math.min(from + size, recipients.size()));
            for (QueuedRecipient one : batch) {
                session.write(commands.rcpt(one));
            }
            if (ahead) {
                body.begin();
            }
            session.flush("RCPT");
            if (mailReply == null) {
                if (reset && pipelining) {
                    hearOnly("RSET");
                }
                mailReply = hearOnly("MAIL");
            }
            for (QueuedRecipient one : batch) {
                judge(one, hearOnly("RCPT"));
            }
        }
        return mailReply == null ? SmtpReply.localError() : mailReply;
    }

    private void judge(QueuedRecipient recipient, SmtpReply reply) {
        if (isOk(reply)) {
            accepted.add(recipient);
        } else {
            outcome.put(recipient, MessageBody.sensible(reply));
        }
    }

    private SmtpReply hear(String step) throws IOException {
        session.flush(step);
        return hearOnly(step);
    }

    private SmtpReply hearOnly(String step) throws IOException {
        SmtpReply reply = session.read(step, session.timeouts().command());
        heard = true;
        return reply;
    }

    private static boolean isOk(SmtpReply reply) {
        return reply.code() / 100 == 2;
    }
}
