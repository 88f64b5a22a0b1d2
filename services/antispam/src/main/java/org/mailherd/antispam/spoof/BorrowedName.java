package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/**
 * Whether a stranger's address goes by the name of somebody in the recipient's own domain, as in
 * the letter from "the boss" who needs gift cards. Their private addresses do too: it counts little
 * alone. Cost: a question to the directory.
 */
final class BorrowedName implements Inquiry {
    private static final int LONGEST = 100;
    private static final int RECIPIENTS = 20;

    private static final Symbol BORROWED =
            Symbol.of(
                    "SPOOF_COLLEAGUE_NAME",
                    2,
                    "policies",
                    "The sender has the name of somebody in the recipient's own domain, but writes"
                            + " from elsewhere");

    private final People people;

    BorrowedName(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public Cost cost() {
        return Cost.DATABASE;
    }

    @Override
    public boolean concerns(Scan scan) {
        return !scan.envelope().isSubmission()
                && !scan.facts().trusted()
                && !scan.envelope().recipients().isEmpty();
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        List<Author> authors = scan.message().only("From").map(FromField::read).orElse(List.of());
        if (!concerns(scan) || authors.size() != 1) {
            return Findings.NONE;
        }
        Author author = authors.getFirst();
        Set<String> domains =
                scan.envelope().recipients().stream()
                        .limit(RECIPIENTS)
                        .map(BorrowedName::domain)
                        .collect(Collectors.toSet());
        Set<String> names = names(author.name());
        // One word is too common a name.
        boolean known =
                !names.isEmpty()
                        && !domains.contains(author.domain())
                        && people.have(names, domains);
        return known
                ? Findings.of(List.of(Hit.of(BORROWED, author.name(), author.address())))
                : Findings.NONE;
    }

    /** Both ways round: some write the family name first, with a comma. */
    private static Set<String> names(String shown) {
        String name = shown.strip().replaceAll("[\"\\s]+", " ").strip();
        if (name.length() > LONGEST || name.indexOf(' ') < 0) {
            return Set.of();
        }
        int comma = name.indexOf(", ");
        return comma < 0
                ? Set.of(name)
                : Stream.of(name, name.substring(comma + 2) + " " + name.substring(0, comma))
                        .collect(Collectors.toSet());
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
