package org.mailherd.imap.lmtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.delivery.DeliveryRecipient;
import org.mailherd.mailmodel.ReversePath;

/** What the commands of a session have said so far. */
final class LmtpTransaction {
    private final List<DeliveryRecipient> recipients = new ArrayList<>();
    private boolean greeted;
    private @Nullable ReversePath reversePath;

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

    void add(DeliveryRecipient recipient) {
        recipients.add(recipient);
    }

    List<DeliveryRecipient> recipients() {
        return recipients;
    }

    void reset() {
        reversePath = null;
        recipients.clear();
    }
}
