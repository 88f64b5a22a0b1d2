package org.mailherd.smtp.session;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;

/** A mail transaction, from MAIL to the end of the data. Owned by its session's thread. */
public final class Transaction {
    private final ReversePath reversePath;
    private final boolean smtpUtf8;
    private final List<Accepted> recipients = new ArrayList<>();

    /**
     * A recipient that got a 250.
     *
     * @param address as in RCPT
     */
    public record Accepted(MailAddress address, List<Destination> destinations) {}

    public Transaction(ReversePath reversePath, boolean smtpUtf8) {
        this.reversePath = reversePath;
        this.smtpUtf8 = smtpUtf8;
    }

    public ReversePath reversePath() {
        return reversePath;
    }

    public boolean smtpUtf8() {
        return smtpUtf8;
    }

    public List<Accepted> recipients() {
        return recipients;
    }
}
