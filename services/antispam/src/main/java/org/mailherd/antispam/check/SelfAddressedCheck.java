package org.mailherd.antispam.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/**
 * Whether the only recipient named is the author. Alone it says nothing: people write notes to
 * themselves, and letters to many whom they do not name. Cost: two fields.
 */
final class SelfAddressedCheck implements Check {

    private static final Symbol SELF =
            Symbol.of("TO_EQ_FROM", 0, "headers", "The message is addressed to its own sender");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> from = only(scan, "From");
        return Hit.when(from.isPresent() && from.equals(only(scan, "To")), SELF);
    }

    private static Optional<String> only(Scan scan, String field) {
        List<Author> mailboxes =
                scan.message().only(field).map(FromField::read).orElseGet(List::of);
        return mailboxes.size() == 1
                ? Optional.of(mailboxes.getFirst().address().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
