package org.mailherd.antispam.link;

import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;

/** Messages that are a link and little else. Cost: the text's length. */
final class LinkOnlyRule implements LinkRule {

    private static final Symbol ONLY =
            Symbol.of("HFILTER_URL_ONLY", 2.2, "hfilter", "The message is a link and nothing else");
    private static final Symbol ONE_LINE =
            Symbol.of(
                    "HFILTER_URL_ONELINE",
                    2,
                    "hfilter",
                    "The message is one line of text and a link");

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        String text = scan.content().text().strip();
        boolean one = links.stream().filter(Seen::isFollowed).limit(3).count() == 1;
        if (!one || text.length() > 400 || scan.content().attachments().findAny().isPresent()) {
            return List.of();
        }
        long lines = text.lines().filter(line -> !line.isBlank()).count();
        boolean only = lines == 1 && links.getFirst().link().target().contains(text);
        return only ? List.of(Hit.of(ONLY)) : Hit.when(lines <= 2, ONE_LINE);
    }
}
