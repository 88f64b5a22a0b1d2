package org.mailherd.imap.lmtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;

/** What the commands of a session have said so far. */
final class LmtpTransaction {
    private final List<Recipient> recipients = new ArrayList<>();
    private boolean greeted;
    private @Nullable ReversePath reversePath;

    /**
     * @param address as in RCPT, with its tag
     */
    record Recipient(MailAddress address, MailboxAccount mailbox) {}

    boolean isGreeted() {
        return greeted;
    }

    void greet() {
        greeted = true;
        reset();
    }

    void begin(ReversePath path) {
        reset();
        reversePath = path;
    }

    /** Null before MAIL. */
    @Nullable ReversePath reversePath() {
        return reversePath;
    }

    void add(Recipient recipient) {
        recipients.add(recipient);
    }

    List<Recipient> recipients() {
        return recipients;
    }

    void reset() {
        reversePath = null;
        recipients.clear();
    }
}
