package org.mailherd.antispam.link;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/** A sender who calls himself after somebody else. Cost: one name against some sixty. */
final class BrandNameCheck implements Check {

    private static final Symbol BORROWED =
            Symbol.of(
                    "PHISHING_BRAND_NAME",
                    3,
                    "phishing",
                    "The sender's name is that of a well-known company, the address is not");

    @Override
    public List<Hit> run(Scan scan) {
        List<Author> authors = scan.message().only("From").map(FromField::read).orElse(List.of());
        if (authors.size() != 1 || authors.getFirst().name().isEmpty()) {
            return List.of();
        }
        Author author = authors.getFirst();
        Optional<String> brand = Brands.KNOWN.borrowedBy(author.name(), author.domain());
        return brand.map(name -> List.of(Hit.of(BORROWED, name, author.address())))
                .orElse(List.of());
    }
}
