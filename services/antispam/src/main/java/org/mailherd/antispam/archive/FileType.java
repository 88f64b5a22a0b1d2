package org.mailherd.antispam.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What a file is, by its first octets: its name and its declared type are the sender's word. */
public enum FileType {
    WINDOWS_PROGRAM(Family.PROGRAM),
    UNIX_PROGRAM(Family.PROGRAM),
    JAVA_CLASS(Family.PROGRAM),
    SHORTCUT(Family.PROGRAM),
    HELP_FILE(Family.PROGRAM),
    ZIP(Family.ARCHIVE),
    RAR(Family.ARCHIVE),
    SEVEN_ZIP(Family.ARCHIVE),
    TAR(Family.ARCHIVE),
    GZIP(Family.ARCHIVE),
    BZIP2(Family.ARCHIVE),
    XZ(Family.ARCHIVE),
    ZSTD(Family.ARCHIVE),
    CABINET(Family.ARCHIVE),
    ARJ(Family.ARCHIVE),
    ACE(Family.ARCHIVE),
    LHA(Family.ARCHIVE),
    DISK_IMAGE(Family.IMAGE_OF_DISK),
    OLE(Family.DOCUMENT),
    PDF(Family.DOCUMENT),
    RTF(Family.DOCUMENT),
    ONENOTE(Family.DOCUMENT),
    PICTURE(Family.MEDIA),
    SOUND_OR_FILM(Family.MEDIA),
    HTML(Family.TEXT),
    XML(Family.TEXT),
    UNKNOWN(Family.UNKNOWN);

    /** What kinds have in common. */
    public enum Family {
        PROGRAM,
        ARCHIVE,
        IMAGE_OF_DISK,
        DOCUMENT,
        MEDIA,
        TEXT,
        UNKNOWN
    }

    private record Magic(FileType type, int offset, byte[] octets) {
        boolean matches(byte[] file) {
            if (file.length < offset + octets.length) {
                return false;
            }
            for (int i = 0; i < octets.length; i++) {
                if (file[offset + i] != octets[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> MAGIC =
            List.of(
                    hex(ZIP, 0, "504b0304"),
                    hex(ZIP, 0, "504b0506"),
                    hex(ZIP, 0, "504b3030504b0304"),
                    text(RAR, 0, "Rar!\032\007"),
                    hex(SEVEN_ZIP, 0, "377abcaf271c"),
                    hex(GZIP, 0, "1f8b08"),
                    text(BZIP2, 0, "BZh"),
                    hex(XZ, 0, "fd377a585a00"),
                    hex(ZSTD, 0, "28b52ffd"),
                    text(TAR, 257, "ustar"),
                    text(CABINET, 0, "MSCF\0\0\0\0"),
                    text(ACE, 7, "**ACE**"),
                    text(LHA, 2, "-lh"),
                    hex(ARJ, 0, "60ea"),
                    hex(OLE, 0, "d0cf11e0a1b11ae1"),
                    text(PDF, 0, "%PDF-"),
                    text(RTF, 0, "{\\rt"),
                    hex(ONENOTE, 0, "e4525c7b8cd8a74daeb15378d02996d3"),
                    hex(SHORTCUT, 0, "4c0000000114020000000000c000000000000046"),
                    text(HELP_FILE, 0, "ITSF\003\0\0\0"),
                    hex(UNIX_PROGRAM, 0, "7f454c46"),
                    hex(UNIX_PROGRAM, 0, "cffaedfe"),
                    hex(UNIX_PROGRAM, 0, "feedface"),
                    hex(UNIX_PROGRAM, 0, "feedfacf"),
                    hex(JAVA_CLASS, 0, "cafebabe0000"),
                    text(DISK_IMAGE, 32769, "CD001"),
                    text(DISK_IMAGE, 0, "vhdxfile"),
                    text(DISK_IMAGE, 0, "conectix"),
                    hex(PICTURE, 0, "ffd8ff"),
                    hex(PICTURE, 0, "89504e470d0a1a0a"),
                    text(PICTURE, 0, "GIF8"),
                    text(PICTURE, 8, "WEBP"),
                    hex(PICTURE, 0, "49492a00"),
                    hex(PICTURE, 0, "4d4d002a"),
                    text(SOUND_OR_FILM, 0, "ID3"),
                    text(SOUND_OR_FILM, 4, "ftyp"),
                    text(SOUND_OR_FILM, 8, "WAVE"),
                    text(SOUND_OR_FILM, 0, "OggS"));

    private static final int TEXT_START = 512;

    private final Family family;

    FileType(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    public boolean isArchive() {
        return family == Family.ARCHIVE;
    }

    /**
     * @param file its start; 33 kB show everything, 512 octets nearly everything
     */
    public static FileType of(byte[] file) {
        if (isWindowsProgram(file)) {
            return WINDOWS_PROGRAM;
        }
        for (Magic magic : MAGIC) {
            if (magic.matches(file)) {
                return magic.type();
            }
        }
        return ofText(file);
    }

    /** "MZ" alone starts texts too; behind it lies a header whose place it names. */
    private static boolean isWindowsProgram(byte[] file) {
        if (file.length < 0x40 || file[0] != 'M' || file[1] != 'Z') {
            return false;
        }
        int header = (file[0x3c] & 0xff) | (file[0x3d] & 0xff) << 8 | (file[0x3e] & 0xff) << 16;
        boolean inSight = header + 1 < file.length;
        return inSight
                ? (file[header] == 'P' || file[header] == 'N' || file[header] == 'L')
                        && file[header + 1] == 'E'
                : file[2] != ' ' && file[3] <= 4;
    }

    private static FileType ofText(byte[] file) {
        String start =
                new String(file, 0, Math.min(TEXT_START, file.length), StandardCharsets.ISO_8859_1)
                        .replace("\u00ef\u00bb\u00bf", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<head")
                || start.startsWith("<body")
                || start.startsWith("<script")) {
            return HTML;
        }
        return start.startsWith("<?xml") || start.startsWith("<svg") ? XML : UNKNOWN;
    }

    private static Magic hex(FileType type, int offset, String octets) {
        return new Magic(type, offset, HexFormat.of().parseHex(octets));
    }

    private static Magic text(FileType type, int offset, String octets) {
        return new Magic(type, offset, octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
