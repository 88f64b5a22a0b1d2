package org.mailherd.smtp.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/** A mail transaction, from MAIL to the end of the data. Owned by its session's thread. */
public final class Transaction {
    private final ReversePath reversePath;
    private final MailTerms terms;
    private final List<Accepted> recipients = new ArrayList<>();
    private final Map<MailAddress, List<Destination>> copies = new LinkedHashMap<>();
    private int overshoot;
    private Optional<Arrived> arrived = Optional.empty();

    /**
     * A recipient that got a 250.
     *
     * @param address as in RCPT
     * @param dsn what the sender wants to hear of it
     */
    public record Accepted(MailAddress address, List<Destination> destinations, RecipientDsn dsn) {}

    /**
     * A message whose data came to its end.
     *
     * @param messageId as in the header, with its brackets; empty where there is none
     */
    public record Arrived(QueueId id, String messageId) {}

    public Transaction(ReversePath reversePath, MailTerms terms) {
        this.reversePath = reversePath;
        this.terms = terms;
    }

    public ReversePath reversePath() {
        return reversePath;
    }

    /** What the sender asked for with MAIL. */
    public MailTerms terms() {
        return terms;
    }

    public boolean smtpUtf8() {
        return terms.smtpUtf8();
    }

    public List<Accepted> recipients() {
        return recipients;
    }

    /** The message that was refused after its data. */
    public Optional<Arrived> arrived() {
        return arrived;
    }

    public void arrived(Arrived message) {
        arrived = Optional.of(message);
    }

    /** Counts a recipient beyond the limit. */
    public int countOvershoot() {
        return ++overshoot;
    }

    /** Addresses that get a copy nobody is told of, each with its destinations. */
    public Map<MailAddress, List<Destination>> copies() {
        return copies;
    }
}
