package org.mailherd.antispam.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.archive.Member;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** What a double click on the file, or on one in the archive, would do. Cost: names only. */
final class ExtensionRule implements AttachmentRule {

    private static final String GROUP = "mime_types";
    private static final String NAME = "MIME_BAD_EXTENSION";
    private static final Symbol RUNS =
            Symbol.of(
                    NAME,
                    20,
                    GROUP,
                    "A file of a kind that runs when it is opened is attached; honest mail has none, malware comes so");
    private static final Symbol RUNS_IN_ARCHIVE =
            Symbol.of(
                    NAME,
                    8,
                    GROUP,
                    "An attached archive holds a file of a kind that runs when it is opened");
    private static final Symbol RISKY =
            Symbol.of(
                    NAME,
                    4,
                    GROUP,
                    "A file of a kind that can harm a computer when it is opened is attached");
    private static final Symbol RISKY_IN_ARCHIVE =
            Symbol.of(
                    NAME,
                    2,
                    GROUP,
                    "An attached archive holds a file of a kind that can harm a computer when it is opened");
    private static final Symbol HIDDEN =
            Symbol.of(
                    "MIME_DOUBLE_BAD_EXTENSION",
                    4,
                    GROUP,
                    "A file that runs is named like a document, such as bill.pdf.exe; many programs hide the last part");

    @Override
    public List<Hit> judge(Attachment attachment) {
        boolean packedDocument =
                Extensions.last(attachment.name()).filter(Extensions::isPackedDocument).isPresent();
        List<Hit> hits = new ArrayList<>(judge(attachment.name(), RUNS, RISKY));
        if (hits.isEmpty() && !packedDocument) {
            for (Member member : attachment.contents().members()) {
                hits.addAll(judge(member.name(), RUNS_IN_ARCHIVE, RISKY_IN_ARCHIVE));
            }
        }
        return hits;
    }

    private static List<Hit> judge(String name, Symbol runs, Symbol risky) {
        List<String> extensions = Extensions.of(name);
        if (extensions.isEmpty()) {
            return List.of();
        }
        String last = extensions.getFirst();
        Optional<Symbol> bad =
                Extensions.runs(last)
                        ? Optional.of(runs)
                        : Optional.of(risky).filter(_ -> Extensions.isRisky(last));
        if (bad.isEmpty()) {
            return List.of();
        }
        boolean hidden = extensions.size() > 1 && Extensions.isTrusted(extensions.get(1));
        return hidden
                ? List.of(
                        Hit.of(bad.get(), last),
                        Hit.of(HIDDEN, "." + extensions.get(1) + "." + last))
                : List.of(Hit.of(bad.get(), last));
    }
}
