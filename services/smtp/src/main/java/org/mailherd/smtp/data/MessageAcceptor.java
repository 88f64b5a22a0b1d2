package org.mailherd.smtp.data;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.scan.MessageScanner;
import org.mailherd.smtp.scan.ScanRequest;
import org.mailherd.smtp.scan.ScanVerdict;
import org.mailherd.smtp.session.Caller;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides over a complete message and makes it durable; a 250 from here is a promise. */
public final class MessageAcceptor {
    private static final Logger log = LoggerFactory.getLogger(MessageAcceptor.class);
    private static final int MAX_HEADER = 256 * 1024;

    private final List<ContentRule> rules;
    private final MessageScanner scanner;
    private final QueueWriter queue;
    private final TraceHeader trace;
    private final Clock clock;

    /**
     * @param rules asked in this order, before the scanner
     */
    public MessageAcceptor(
            String hostname,
            List<ContentRule> rules,
            MessageScanner scanner,
            QueueWriter queue,
            Clock clock) {
        this.trace = new TraceHeader(hostname);
        this.rules = List.copyOf(rules);
        this.scanner = scanner;
        this.queue = queue;
        this.clock = clock;
    }

    /** Never throws: whatever goes wrong inside is a tempfail. */
    SmtpReply accept(Session session, Transaction transaction, SpoolDraft draft) {
        QueueId id = QueueId.next(clock);
        try {
            SmtpReply reply = decide(session, transaction, draft, id);
            if (!reply.isPositive()) {
                logRefusal(session, transaction, id, reply);
            }
            return reply;
        } catch (IOException | QueueUnavailableException | RuntimeException e) {
            LogEvent.of("accept-failed")
                    .with("qid", id)
                    .with("ip", session.clientAddress())
                    .error(log, e);
            return SmtpReply.localError();
        }
    }

    private SmtpReply decide(Session session, Transaction transaction, SpoolDraft draft, QueueId id)
            throws IOException, QueueUnavailableException {
        byte[] first = draft.firstBytes(MAX_HEADER);
        Optional<HeaderSection> parsed = HeaderSection.parse(first, first.length == draft.size());
        if (parsed.isEmpty()) {
            return SmtpReply.of(
                    552, "5.3.4", "Error: header section exceeds " + MAX_HEADER + " octets");
        }
        HeaderSection header = parsed.get();
        Optional<SmtpReply> refusal = ask(session, header);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String completed = session.mayRelay() ? trace.missing(header, id, clock.instant()) : "";
        if (!completed.isEmpty()) {
            draft.replaceHead(header.length(), header.rewrite(completed, _ -> false));
        }
        return switch (scanner.scan(request(session, transaction, draft, id))) {
            case ScanVerdict.Refuse(SmtpReply reply) -> reply;
            case ScanVerdict.Accept accepted -> {
                String before =
                        trace.received(session, transaction, id, clock.instant())
                                + accepted.headerLines();
                draft.replaceHead(
                        header.length(),
                        header.rewrite(
                                before + completed, field -> accepted.removes(field.name())));
                yield enqueue(session, transaction, draft, id);
            }
        };
    }

    private Optional<SmtpReply> ask(Session session, HeaderSection header) {
        MessageHeader view =
                name -> header.named(name).stream().map(HeaderSection.Field::value).toList();
        for (ContentRule rule : rules) {
            Optional<SmtpReply> refusal = rule.refuse(session, view);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static ScanRequest request(
            Session session, Transaction transaction, SpoolDraft draft, QueueId id) {
        return new ScanRequest(
                id,
                transaction.reversePath(),
                transaction.recipients().stream().map(Transaction.Accepted::address).toList(),
                session.clientAddress(),
                session.helo().map(Session.Helo::name).orElse(""),
                new ScanRequest.Origin(
                        session.caller().name(),
                        session.caller().forwarder().isPresent(),
                        session.caller().forwarder().map(Caller.Forwarder::keepSpam).orElse(false)),
                session.account().map(account -> account.address().toString()),
                Addressees.forwarder(transaction),
                draft);
    }

    private SmtpReply enqueue(
            Session session, Transaction transaction, SpoolDraft draft, QueueId id)
            throws QueueUnavailableException {
        List<NewRecipient> recipients = Addressees.of(transaction);
        if (!recipients.isEmpty()) {
            queue.enqueue(new NewMessage(envelope(session, transaction, id), recipients, draft));
        }
        LogEvent.of("queued")
                .with("qid", id)
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .quoted("from", transaction.reversePath())
                .with("size", draft.size())
                .with("nrcpt", recipients.size())
                .info(log);
        return SmtpReply.of(250, "2.0.0", "Ok: queued as " + id.value());
    }

    private MessageEnvelope envelope(Session session, Transaction transaction, QueueId id) {
        return new MessageEnvelope(
                id,
                session.mayRelay() ? Origin.SUBMISSION : Origin.INBOUND,
                transaction.reversePath(),
                session.clientAddress(),
                session.account().map(account -> account.address().toString()),
                MailTerms.NONE.withSmtpUtf8(transaction.smtpUtf8()),
                clock.instant());
    }

    private static void logRefusal(
            Session session, Transaction transaction, QueueId id, SmtpReply reply) {
        LogEvent.of("reject")
                .with("qid", id)
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .with("stage", "DATA")
                .quoted("from", transaction.reversePath())
                .quoted("reply", reply)
                .info(log);
    }
}
