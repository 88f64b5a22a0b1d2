package org.mailherd.antispam.link;

import java.util.List;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;

/** Reads the links once for all rules. */
final class LinkCheck implements Check {

    private static final List<LinkRule> RULES =
            List.of(
                    new ShapeRule(),
                    new HostRule(),
                    new MismatchRule(),
                    new RedirectRule(),
                    new BrandRule(),
                    new LinkOnlyRule());

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        List<Seen> links = Seen.all(scan.content().links());
        if (links.isEmpty()) {
            return List.of();
        }
        return RULES.stream().flatMap(rule -> rule.judge(scan, links).stream()).toList();
    }
}
