package org.mailherd.antispam.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.mailherd.antispam.archive.ArchiveWalk;
import org.mailherd.antispam.archive.Budget;
import org.mailherd.antispam.archive.Contents;
import org.mailherd.antispam.archive.FileType;
import org.mailherd.antispam.archive.Member;

/** Looks into what is attached to one message. */
final class AttachmentReader {

    private final Budget budget;

    /**
     * @param budget for the whole message
     */
    AttachmentReader(Budget budget) {
        this.budget = budget;
    }

    /**
     * @param octets decoded, as many as were kept
     */
    Attachment read(String name, String mediaType, byte[] octets) {
        FileType type = FileType.of(octets);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(traits(type, name, octets));
        Contents contents =
                type.isArchive()
                        ? ArchiveWalk.walk(
                                type, name, octets, budget, (m, o) -> traits.addAll(inside(m, o)))
                        : Contents.NONE;
        boolean excel4 =
                contents.members().stream().anyMatch(m -> m.path().startsWith("xl/macrosheets/"));
        if (excel4) {
            traits.add(Trait.MACRO);
        }
        return new Attachment(name, mediaType, type, contents, traits);
    }

    private static Set<Trait> inside(Member member, byte[] octets) {
        return member.path().endsWith(".rels")
                ? Documents.relations(octets)
                : traits(member.type(), member.name(), octets);
    }

    private static Set<Trait> traits(FileType type, String name, byte[] octets) {
        return switch (type) {
            case OLE -> Macros.in(octets);
            case RTF -> Documents.rtf(octets);
            case PDF -> Documents.pdf(octets);
            case HTML -> Documents.html(octets);
            default ->
                    name.toLowerCase(Locale.ROOT).matches(".*\\.(?:[sx]?html?|svg)")
                            ? Documents.html(octets)
                            : Set.of();
        };
    }
}
