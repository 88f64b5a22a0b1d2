package org.mailherd.antispam.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.antispam.archive.Contents;
import org.mailherd.antispam.archive.FileType;
import org.mailherd.antispam.archive.Member;
import org.mailherd.antispam.archive.Trouble;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** How an archive is made. Cost: its members, within the message's budget. */
final class ArchiveRule implements AttachmentRule {

    private static final String GROUP = "mime_types";
    private static final Symbol ENCRYPTED =
            Symbol.of(
                    "MIME_ENCRYPTED_ARCHIVE",
                    2,
                    GROUP,
                    "The archive is locked with a password, so that no filter can look into it");
    private static final Symbol NESTED =
            Symbol.of(
                    "MIME_ARCHIVE_IN_ARCHIVE",
                    5,
                    GROUP,
                    "The archive holds another one, a way to keep filters from looking inside");
    private static final Symbol OBFUSCATED =
            Symbol.of(
                    "MIME_OBFUSCATED_ARCHIVE",
                    8,
                    GROUP,
                    "The archive names its files differently in two places, so that filter and reader see different ones");
    private static final Symbol BOMB =
            Symbol.of(
                    "MIME_ARCHIVE_BOMB",
                    15,
                    GROUP,
                    "The archive is built to swell without end when it is unpacked");
    private static final Symbol DEEP =
            Symbol.of(
                    "MIME_ARCHIVE_TOO_DEEP",
                    8,
                    GROUP,
                    "Archives are packed in one another deeper than honest senders do");
    private static final Symbol NOT_SEEN =
            Symbol.of(
                    "MIME_ARCHIVE_NOT_SEEN",
                    0,
                    GROUP,
                    "The archive is too large, or damaged: not all of it was looked at");

    @Override
    public List<Hit> judge(Attachment attachment) {
        Contents contents = attachment.contents();
        Set<Trouble> troubles = contents.troubles();
        String name = attachment.name();
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(contents.encrypted(), ENCRYPTED, name));
        nested(attachment).ifPresent(inner -> hits.add(Hit.of(NESTED, inner.path())));
        hits.addAll(Hit.when(troubles.contains(Trouble.TWO_FACED), OBFUSCATED, name));
        hits.addAll(Hit.when(troubles.contains(Trouble.BOMB), BOMB, name));
        hits.addAll(Hit.when(troubles.contains(Trouble.TOO_DEEP), DEEP, name));
        boolean partly = troubles.contains(Trouble.TOO_MUCH) || troubles.contains(Trouble.BROKEN);
        hits.addAll(Hit.when(partly, NOT_SEEN, name));
        return hits;
    }

    private static Optional<Member> nested(Attachment attachment) {
        return attachment.contents().members().stream()
                .filter(member -> isArchive(member, attachment))
                .findFirst();
    }

    /** Office documents are archives by form; sources come as tar in gzip. */
    private static boolean isArchive(Member member, Attachment outer) {
        String extension = Extensions.last(member.name()).orElse("");
        boolean document =
                Extensions.isPackedDocument(extension)
                        || Extensions.isPackedDocument(Extensions.last(outer.name()).orElse(""));
        boolean archive = member.type().isArchive() || Extensions.isArchive(extension);
        return archive && !document && member.type() != FileType.TAR;
    }
}
