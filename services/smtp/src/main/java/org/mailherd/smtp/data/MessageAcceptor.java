package org.mailherd.smtp.data;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
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

    private final List<ContentRule> rules;
    private final MessageScanner scanner;
    private final Intake intake;
    private final HeaderSettings settings;
    private final TraceHeader trace;
    private final ForgedResults forged;
    private final Clock clock;

    /**
     * @param rules asked in this order, before the scanner
     */
    public MessageAcceptor(
            HeaderSettings settings,
            List<ContentRule> rules,
            MessageScanner scanner,
            Intake intake,
            Clock clock) {
        this.settings = settings;
        this.trace = new TraceHeader(settings.hostname());
        this.forged = new ForgedResults(settings.hostname());
        this.rules = List.copyOf(rules);
        this.scanner = scanner;
        this.intake = intake;
        this.clock = clock;
    }

    /** Never throws: whatever goes wrong inside is a tempfail. */
    SmtpReply accept(Session session, Transaction transaction, DraftSink sink) {
        QueueId id = QueueId.next(clock);
        try {
            Optional<SmtpReply> spoiled = sink.refusal();
            SmtpReply reply =
                    spoiled.isPresent() ? spoiled.get() : decide(session, transaction, sink, id);
            if (reply.isPositive()) {
                session.messageAccepted();
            } else {
                transaction.arrived(new Transaction.Arrived(id, MessageId.of(sink.draft())));
                logRefusal(session, transaction, id, reply);
            }
            return reply;
        } catch (IOException | QueueUnavailableException | RuntimeException e) {
            LogEvent.of("accept-failed")
                    .with("qid", id)
                    .with("ip", session.clientAddress())
                    .error(log, e);
            transaction.arrived(new Transaction.Arrived(id, MessageId.of(sink.draft())));
            return SmtpReply.localError();
        }
    }

    private SmtpReply decide(Session session, Transaction transaction, DraftSink sink, QueueId id)
            throws IOException, QueueUnavailableException {
        SpoolDraft draft = sink.draft();
        Optional<HeaderSection> parsed = HeaderSection.read(draft, settings.maxOctets());
        if (parsed.isEmpty()) {
            return SmtpReply.of(
                    552,
                    "5.3.4",
                    "Error: header section exceeds " + settings.maxOctets() + " octets");
        }
        HeaderSection header = parsed.get();
        Optional<SmtpReply> refusal = ask(session, header);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String completed =
                session.mayRelay()
                        ? trace.missing(header, id, clock.instant(), author(session, transaction))
                        : "";
        Predicate<HeaderSection.Field> unwanted = unwanted(session);
        if (!completed.isEmpty() || header.fields().stream().anyMatch(unwanted)) {
            draft.replaceHead(header.length(), header.rewrite(completed, unwanted));
        }
        Arrival arrival = new Arrival(header, completed, unwanted, sink);
        return switch (scanner.scan(request(session, transaction, draft, id))) {
            case ScanVerdict.Refuse refused -> refused.reply();
            case ScanVerdict.Accept accepted ->
                    enqueue(
                            session,
                            transaction,
                            id,
                            arrival.of(Parcel.forAll(transaction, accepted)));
            case ScanVerdict.Split split ->
                    enqueueParts(session, transaction, id, arrival, Parcel.of(transaction, split));
        };
    }

    /**
     * Each part is a message of its own in the queue. If one cannot be made durable behind others,
     * the sender tries again, and these come twice: better than not at all.
     */
    private SmtpReply enqueueParts(
            Session session,
            Transaction transaction,
            QueueId id,
            Arrival arrival,
            List<Parcel> parcels)
            throws IOException, QueueUnavailableException {
        SpoolDraft original = arrival.sink().draft();
        List<SpoolDraft> copies = new ArrayList<>();
        try {
            original.replaceHead(0, new byte[0]);
            for (Parcel _ : parcels.subList(1, parcels.size())) {
                copies.add(intake.copyOf(original));
            }
            SmtpReply reply = enqueue(session, transaction, id, arrival.of(parcels.getFirst()));
            for (int i = 1; i < parcels.size(); i++) {
                QueueId part = QueueId.next(clock);
                intake.parted(id, part);
                enqueue(session, transaction, part, arrival.of(parcels.get(i), copies.get(i - 1)));
            }
            return reply;
        } finally {
            for (SpoolDraft copy : copies) {
                copy.close();
            }
        }
    }

    /**
     * Return-Path is the last server's to write (RFC 5321 4.4); whom a submitted message names in
     * Bcc is nobody else's business (RFC 5322 3.6.3).
     */
    private Predicate<HeaderSection.Field> unwanted(Session session) {
        boolean submitted = session.mayRelay();
        return field ->
                field.named("Return-Path")
                        || (submitted && field.named("Bcc"))
                        || forged.claims(field);
    }

    private static Optional<MailAddress> author(Session session, Transaction transaction) {
        return switch (transaction.reversePath()) {
            case ReversePath.Of(MailAddress sender) -> Optional.of(sender);
            case ReversePath.NullPath() -> session.account().map(MailboxAccount::address);
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
                sender(session),
                Addressees.forwarder(transaction),
                draft);
    }

    /** Who is behind a message we send for somebody: the mailbox, or the trusted network's host. */
    private static Optional<String> sender(Session session) {
        return session.account()
                .map(account -> account.address().toString())
                .or(() ->
                        session.caller().trusted()
                                ? Optional.of("[" + session.clientAddress() + "]")
                                : Optional.empty());
    }

    private SmtpReply enqueue(
            Session session, Transaction transaction, QueueId id, Arrival.Letter letter)
            throws IOException, QueueUnavailableException {
        letter.complete(trace.received(session, transaction, id, clock.instant()));
        SpoolDraft draft = letter.draft();
        Arrival arrival = letter.arrival();
        MailTerms terms = ArrivedTerms.of(transaction.terms(), arrival.header(), arrival.sink());
        MessageEnvelope envelope = envelope(session, transaction, id, terms);
        List<NewRecipient> recipients = letter.parcel().recipients();
        long size = draft.size();
        if (recipients.isEmpty()) {
            intake.discard(session, envelope, draft);
        } else {
            intake.enqueue(session, new NewMessage(envelope, recipients, draft));
        }
        LogEvent.of("queued")
                .with("qid", id)
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .quoted("from", transaction.reversePath())
                .with("size", size)
                .with("nrcpt", recipients.size())
                .info(log);
        return SmtpReply.of(250, "2.0.0", "Ok: queued as " + id.value());
    }

    private MessageEnvelope envelope(
            Session session, Transaction transaction, QueueId id, MailTerms terms) {
        return new MessageEnvelope(
                id,
                session.mayRelay() ? Origin.SUBMISSION : Origin.INBOUND,
                transaction.reversePath(),
                session.clientAddress(),
                session.account().map(account -> account.address().toString()),
                terms,
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
