package org.mailherd.antispam.attachment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailherd.antispam.archive.Budget;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.Part;
import org.mailherd.antispam.effort.Effort;

/**
 * Looks at each attachment once and applies all rules; of several hits of a symbol the heaviest.
 */
final class AttachmentCheck implements Check {

    private static final int ATTACHMENTS = 100;

    private static final List<AttachmentRule> RULES =
            List.of(
                    new ExtensionRule(),
                    new TypeRule(),
                    new ArchiveRule(),
                    new DocumentRule(),
                    new PageRule(),
                    new NameRule());

    private final Budget.Limits limits;

    AttachmentCheck(Budget.Limits limits) {
        this.limits = limits;
    }

    @Override
    public Cost cost() {
        return Cost.ATTACHMENT;
    }

    @Override
    public List<Hit> run(Scan scan) {
        AttachmentReader reader = new AttachmentReader(new Budget(limits));
        Map<String, Hit> heaviest = new LinkedHashMap<>();
        scan.content()
                .attachments()
                .limit(ATTACHMENTS)
                .takeWhile(_ -> !Effort.isOver())
                .flatMap(part -> judge(reader, part))
                .forEach(hit -> heaviest.merge(hit.symbol().name(), hit, AttachmentCheck::heavier));
        return List.copyOf(heaviest.values());
    }

    private static Stream<Hit> judge(AttachmentReader reader, Part part) {
        Attachment attachment = reader.read(part.fileName(), part.mediaType(), part.octets());
        return RULES.stream().flatMap(rule -> rule.judge(attachment).stream());
    }

    private static Hit heavier(Hit one, Hit other) {
        return other.symbol().weight() > one.symbol().weight() ? other : one;
    }
}
