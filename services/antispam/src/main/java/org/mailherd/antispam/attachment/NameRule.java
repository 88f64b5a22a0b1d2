package org.mailherd.antispam.attachment;

import java.util.List;
import java.util.stream.Stream;
import org.mailherd.antispam.archive.Member;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** Names that show otherwise than they are. Cost: names only. */
final class NameRule implements AttachmentRule {

    private static final Symbol UNICODE =
            Symbol.of(
                    "MIME_BAD_UNICODE",
                    8,
                    "mime_types",
                    "The file's name holds invisible characters that turn or hide its ending");
    private static final Symbol PADDED =
            Symbol.of(
                    "MIME_PADDED_NAME",
                    4,
                    "mime_types",
                    "The file's name has its ending behind many blanks, out of sight");

    @Override
    public List<Hit> judge(Attachment attachment) {
        List<String> names =
                Stream.concat(
                                Stream.of(attachment.name()),
                                attachment.contents().members().stream().map(Member::name))
                        .toList();
        return Stream.concat(
                        names.stream()
                                .filter(NameRule::turns)
                                .limit(1)
                                .map(n -> Hit.of(UNICODE, n)),
                        names.stream()
                                .filter(NameRule::isPadded)
                                .limit(1)
                                .map(n -> Hit.of(PADDED, n)))
                .toList();
    }

    /** Overrides of direction (UAX 9), and letters without width but joiners that scripts need. */
    private static boolean turns(String name) {
        return name.chars()
                .anyMatch(c ->
                        c >= 0x202a && c <= 0x202e
                                || c >= 0x2066 && c <= 0x2069
                                || c == 0x200b
                                || c == 0xfeff);
    }

    private static boolean isPadded(String name) {
        return name.strip().contains("          ");
    }
}
