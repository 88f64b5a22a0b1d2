package org.mailherd.smtp.scan;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.smtp.scan.ScanVerdict.Target;

/**
 * Makes one verdict of what is said for each recipient. SMTP has one answer for all of them, so a
 * message is refused only when nobody wants it; else who would refuse it gets it in the quarantine,
 * or as spam where the quarantine does not take it, and who would have it wait gets it at once.
 */
final class Shares {
    /** Puts a message into the quarantine. */
    interface Keeper {
        /**
         * @return those for whom it lies there now
         * @throws IOException when nobody can say: the sender is asked to come again
         */
        Set<String> keep(Set<String> mailboxes) throws IOException;
    }

    private final Keeper keeper;

    Shares(Keeper keeper) {
        this.keeper = keeper;
    }

    ScanVerdict settle(Opinion opinion, List<MailAddress> recipients) throws IOException {
        Map<Target, Opinion> shares = shares(opinion, recipients);
        if (shares.isEmpty() || shares.values().stream().allMatch(Opinion::rejects)) {
            return whole(shares.values().stream().findFirst().orElse(opinion), opinion.keep());
        }
        boolean allWait =
                shares.values().stream().allMatch(share -> share.refuses() && !share.rejects());
        return allWait
                ? shares.values().iterator().next().verdict()
                : split(opinion, shares, keep(opinion.keep()));
    }

    /** All are of one mind; what has to wait will be judged again. */
    private ScanVerdict whole(Opinion opinion, Set<String> mailboxes) throws IOException {
        if (!opinion.refuses() || opinion.rejects()) {
            keep(mailboxes);
        }
        return opinion.verdict();
    }

    private Set<String> keep(Set<String> mailboxes) throws IOException {
        return mailboxes.isEmpty() ? Set.of() : keeper.keep(mailboxes);
    }

    private static Map<Target, Opinion> shares(Opinion opinion, List<MailAddress> recipients) {
        Map<Target, Opinion> shares = new LinkedHashMap<>();
        if (opinion.parts().isEmpty()) {
            return shares;
        }
        for (MailAddress recipient : recipients) {
            Opinion own = opinion.parts().getOrDefault(recipient.toString(), opinion);
            if (own == opinion || own.parts().isEmpty()) {
                shares.put(new Target(recipient, Optional.empty()), own);
            } else {
                own.parts()
                        .forEach((mailbox, share) ->
                                shares.put(
                                        new Target(
                                                recipient,
                                                Optional.of(
                                                        MailAddress.parse(mailbox).canonical())),
                                        share));
            }
        }
        return shares;
    }

    private static ScanVerdict split(
            Opinion whole, Map<Target, Opinion> shares, Set<String> keptFor) {
        Map<Target, ScanVerdict.Accept> taken = new HashMap<>();
        Set<Target> kept = new HashSet<>();
        shares.forEach((target, share) -> {
            String mailbox = target.mailbox().orElse(target.recipient().canonical()).toString();
            if (share.rejects() && keptFor.contains(mailbox)) {
                kept.add(target);
            } else {
                taken.put(target, share.delivered());
            }
        });
        return new ScanVerdict.Split(whole.delivered(), taken, kept);
    }
}
