package org.mailherd.antispam.attachment;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** What a document does when it is opened. Cost: its first two MiB. */
final class DocumentRule implements AttachmentRule {

    private static final String GROUP = "documents";
    private static final Symbol MACRO =
            Symbol.of("OFFICE_MACRO", 1, GROUP, "The document holds macros: small programs");
    private static final Symbol MACRO_STARTS =
            Symbol.of(
                    "OFFICE_MACRO_AUTO",
                    4,
                    GROUP,
                    "The document holds macros that run as soon as it is opened");
    private static final Symbol MACRO_ATTACKS =
            Symbol.of(
                    "OLEFY_MACRO",
                    20,
                    GROUP,
                    "The document holds macros that run as soon as it is opened and start programs or fetch files; malware comes so");
    private static final Symbol TEMPLATE =
            Symbol.of(
                    "OFFICE_REMOTE_TEMPLATE",
                    6,
                    GROUP,
                    "The document loads its template from elsewhere, macros included");
    private static final Symbol RTF_OBJECT =
            Symbol.of("RTF_OBJECT", 2, GROUP, "The RTF document holds an embedded object");
    private static final Symbol RTF_UPDATES =
            Symbol.of(
                    "RTF_OBJECT_AUTO",
                    8,
                    GROUP,
                    "The RTF document loads an embedded object without a click");
    private static final Symbol PDF_SCRIPT =
            Symbol.of("PDF_JAVASCRIPT", 0.1, GROUP, "The PDF holds a script");
    private static final Symbol PDF_STARTS =
            Symbol.of("PDF_SUSPICIOUS", 4.5, GROUP, "The PDF starts a program when it is opened");
    private static final Symbol PDF_ENCRYPTED =
            Symbol.of("PDF_ENCRYPTED", 0.3, GROUP, "The PDF is encrypted");
    private static final Symbol MALFORMED =
            Symbol.of(
                    "OFFICE_MALFORMED",
                    2,
                    GROUP,
                    "The document's own bookkeeping is impossible; no program writes such a file");
    private static final Symbol NOT_SEEN =
            Symbol.of(
                    "OFFICE_NOT_SEEN",
                    0,
                    GROUP,
                    "The document holds more than is looked at; macros in its rest were not seen");

    @Override
    public List<Hit> judge(Attachment attachment) {
        List<Hit> hits = new ArrayList<>();
        macros(attachment).forEach(symbol -> hits.add(Hit.of(symbol, attachment.name())));
        add(hits, attachment, Trait.REMOTE_TEMPLATE, TEMPLATE);
        boolean updates = attachment.has(Trait.RTF_OBJECT_UPDATES_ITSELF);
        add(hits, attachment, Trait.RTF_OBJECT, updates ? RTF_UPDATES : RTF_OBJECT);
        add(hits, attachment, Trait.PDF_SCRIPT, PDF_SCRIPT);
        add(hits, attachment, Trait.PDF_STARTS_PROGRAM, PDF_STARTS);
        add(hits, attachment, Trait.PDF_ENCRYPTED, PDF_ENCRYPTED);
        add(hits, attachment, Trait.MALFORMED, MALFORMED);
        add(hits, attachment, Trait.NOT_SEEN, NOT_SEEN);
        return hits;
    }

    private static List<Symbol> macros(Attachment attachment) {
        if (!attachment.has(Trait.MACRO)) {
            return List.of();
        }
        boolean starts = attachment.has(Trait.MACRO_STARTS_ITSELF);
        if (starts && attachment.has(Trait.MACRO_REACHES_OUT)) {
            return List.of(MACRO_ATTACKS);
        }
        return List.of(starts ? MACRO_STARTS : MACRO);
    }

    private static void add(List<Hit> hits, Attachment attachment, Trait trait, Symbol symbol) {
        if (attachment.has(trait)) {
            hits.add(Hit.of(symbol, attachment.name()));
        }
    }
}
