package org.mailherd.smtp.scan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    record Refuse(SmtpReply reply) implements ScanVerdict {}

    ScanVerdict UNCHANGED = new Accept(List.of(), Set.of());
}
