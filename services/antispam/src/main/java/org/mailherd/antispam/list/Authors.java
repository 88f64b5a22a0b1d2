package org.mailherd.antispam.list;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/** The mailboxes of address fields. */
final class Authors {

    private Authors() {}

    static List<Author> of(Scan scan, String field) {
        return scan.message().only(field).map(FromField::read).orElse(List.of());
    }

    /** The one mailbox; empty when there is none or there are several. */
    static Optional<Author> only(Scan scan, String field) {
        List<Author> authors = of(scan, field);
        return authors.size() == 1 ? Optional.of(authors.getFirst()) : Optional.empty();
    }
}
