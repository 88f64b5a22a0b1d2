package org.mailherd.imap.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.quota.OverQuota;

/** The plan of one recipient and what has become of it so far. */
final class Planned {
    private final Planner.Case one;
    private final Plan plan;
    private final List<DeliveryOutcome> outcomes = new ArrayList<>();
    private boolean failed;

    Planned(Planner.Case one, Plan plan) {
        this.one = one;
        this.plan = plan;
    }

    Planner.Case one() {
        return one;
    }

    Plan plan() {
        return plan;
    }

    void filed(DeliveryOutcome outcome) {
        outcomes.add(outcome);
    }

    /** Nothing of it could be written now. */
    void fail() {
        failed = true;
    }

    /** Whether the message is wherever it shall be; a part of it is enough. */
    boolean isDone() {
        return !failed
                && (plan.places().isEmpty()
                        || outcomes.stream().anyMatch(DeliveryOutcome.Stored.class::isInstance));
    }

    private boolean isFull() {
        return outcomes.stream()
                .anyMatch(outcome -> outcome instanceof DeliveryOutcome.Refused(OverQuota _));
    }

    SmtpReply reply() {
        Optional<SmtpReply> refusal = plan.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isDone()) {
            return SmtpReply.of(250, "2.0.0", "<" + one.recipient().address() + "> saved");
        }
        // A folder that was deleted in between is made again at the next attempt.
        return isFull()
                ? Refusals.full(one.recipient().address(), one.terms().defersWhenFull())
                : SmtpReply.localError();
    }
}
