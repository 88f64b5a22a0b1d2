package org.mailherd.antispam.attachment;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.archive.FileType;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** Web pages sent as files: they open in the browser, past all that a mail program forbids. */
final class PageRule implements AttachmentRule {

    private static final String GROUP = "documents";
    private static final Symbol PAGE =
            Symbol.of("HTML_ATTACHMENT", 0.5, GROUP, "A web page is attached as a file");
    private static final Symbol SMUGGLES =
            Symbol.of(
                    "HTML_SMUGGLING",
                    6,
                    GROUP,
                    "The attached web page puts together a file or another page by a script, past every filter");
    private static final Symbol FORM =
            Symbol.of(
                    "HTML_ATTACHMENT_FORM", 5, GROUP, "The attached web page asks for a password");

    @Override
    public List<Hit> judge(Attachment attachment) {
        boolean page =
                attachment.type() == FileType.HTML
                        || Extensions.last(attachment.name())
                                .filter(e -> e.matches("[sx]?html?|svg"))
                                .isPresent();
        if (!page) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        hits.add(Hit.of(PAGE, attachment.name()));
        hits.addAll(Hit.when(attachment.has(Trait.HTML_SMUGGLES), SMUGGLES, attachment.name()));
        hits.addAll(Hit.when(attachment.has(Trait.HTML_FORM), FORM, attachment.name()));
        return hits;
    }
}
