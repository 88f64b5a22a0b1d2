package org.mailherd.antispam.link;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.effort.Effort;

/** Hosts that carry the name of somebody else. Cost: each host against some sixty names. */
final class BrandRule implements LinkRule {

    private static final Symbol BORROWED =
            Symbol.of(
                    "PHISHING_BRAND_HOST",
                    4,
                    "phishing",
                    "The host of a link carries the name of a well-known company, but is not its own");

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        for (Seen seen : links) {
            Effort.check();
            Optional<String> brand =
                    seen.isFollowed() && seen.target().isWeb() && !seen.target().isAddress()
                            ? Brands.KNOWN.borrowedBy(seen.target().host())
                            : Optional.empty();
            if (brand.isPresent()) {
                return List.of(Hit.of(BORROWED, brand.get(), seen.target().host()));
            }
        }
        return List.of();
    }
}
