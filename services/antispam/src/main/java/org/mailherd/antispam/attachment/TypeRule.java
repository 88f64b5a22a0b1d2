package org.mailherd.antispam.attachment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.antispam.archive.FileType;
import org.mailherd.antispam.archive.FileType.Family;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** Whether a file is what it is called. Cost: the file's first octets. */
final class TypeRule implements AttachmentRule {

    private static final String GROUP = "mime_types";
    private static final Symbol PROGRAM =
            Symbol.of(
                    "MIME_DISGUISED_PROGRAM",
                    15,
                    GROUP,
                    "The file is a program, but is named as something else");
    private static final Symbol MISMATCH =
            Symbol.of(
                    "MIME_BAD_ATTACHMENT",
                    4,
                    GROUP,
                    "The file is not what its name or declared type says");
    private static final Symbol RUNS =
            Symbol.of("MIME_PROGRAM", 8, GROUP, "The file is a program by its content and name");

    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff");
    private static final Set<String> PROGRAMS =
            Set.of(
                    "exe", "dll", "sys", "com", "scr", "msi", "class", "so", "bin", "lnk", "chm",
                    "elf");

    @Override
    public List<Hit> judge(Attachment attachment) {
        Optional<String> extension = Extensions.last(attachment.name());
        FileType is = attachment.type();
        if (is.family() == Family.PROGRAM) {
            boolean says =
                    extension.isEmpty()
                            || PROGRAMS.contains(extension.get())
                            || Extensions.isRisky(extension.get())
                            || Extensions.runs(extension.get());
            return List.of(Hit.of(says ? RUNS : PROGRAM, detail(attachment)));
        }
        return Hit.when(
                differs(extension.orElse(declared(attachment)), is), MISMATCH, detail(attachment));
    }

    /** Only claims that a person relies on, and only where honest programs do not err. */
    private static boolean differs(String claim, FileType is) {
        if (is == FileType.UNKNOWN) {
            return false;
        }
        if (PICTURES.contains(claim)) {
            return is.family() != Family.MEDIA && is != FileType.XML;
        }
        return switch (claim) {
            case "pdf" -> is != FileType.PDF;
            case "txt" -> is.family() == Family.ARCHIVE || is == FileType.OLE;
            default -> false;
        };
    }

    /** For a file without an extension: what its declared type would have as one. */
    private static String declared(Attachment attachment) {
        String type = attachment.mediaType().toLowerCase(Locale.ROOT);
        if (type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/gif")) {
            return type.substring(type.indexOf('/') + 1);
        }
        return type.equals("application/pdf") ? "pdf" : "";
    }

    private static String detail(Attachment attachment) {
        String name = attachment.name().isEmpty() ? attachment.mediaType() : attachment.name();
        return name + " is " + attachment.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
