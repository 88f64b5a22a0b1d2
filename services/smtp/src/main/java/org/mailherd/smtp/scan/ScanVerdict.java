package org.mailherd.smtp.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;

/** What antispam thinks of a message. */
public sealed interface ScanVerdict {
    /**
     * Take it, with changes to its header section.
     *
     * @param added whole fields without final CRLF; folds are CRLF and white space
     * @param removed field names
     */
    record Accept(List<String> added, Set<String> removed) implements ScanVerdict {
        public Accept {
            added = List.copyOf(added);
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(removed);
            removed = names;
        }

        public String headerLines() {
            return added.isEmpty() ? "" : String.join("\r\n", added) + "\r\n";
        }

        public boolean removes(String field) {
            return removed.contains(field);
        }
    }

    /**
     * @param why score and symbols, for the journey; empty when it was not judged
     */
    record Refuse(SmtpReply reply, String why) implements ScanVerdict {
        public Refuse(SmtpReply reply) {
            this(reply, "");
        }
    }

    /**
     * Take it; recipients disagree, and each gets its own.
     *
     * @param others what those get who are not named
     * @param taken those with changes of their own
     * @param kept those for whom it lies in the quarantine: nothing is delivered
     */
    record Split(Accept others, Map<Target, Accept> taken, Set<Target> kept)
            implements ScanVerdict {
        public Split {
            taken = Map.copyOf(taken);
            kept = Set.copyOf(kept);
        }

        /** What a mailbox gets; empty when nothing. */
        public Optional<Accept> of(MailAddress recipient, MailAddress mailbox) {
            Target exact = new Target(recipient, Optional.of(mailbox.canonical()));
            Target whole = new Target(recipient, Optional.empty());
            if (kept.contains(exact) || kept.contains(whole)) {
                return Optional.empty();
            }
            return Optional.of(taken.getOrDefault(exact, taken.getOrDefault(whole, others)));
        }
    }

    /**
     * A recipient, or one mailbox behind it.
     *
     * @param recipient as in RCPT
     * @param mailbox in canonical form; empty for all that the recipient leads to
     */
    record Target(MailAddress recipient, Optional<MailAddress> mailbox) {}

    ScanVerdict UNCHANGED = new Accept(List.of(), Set.of());
}
