package org.mailherd.antispam.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Endings of file names and what systems do with them. */
final class Extensions {

    /** Run by a double click, and never sent in earnest: mailcow refuses these. */
    private static final Set<String> RUN = words("exe scr lnk vbs pif vbe");

    /** Run or open something that runs. */
    private static final Set<String> RISKY =
            words(
                    "ace ade adp app appinstaller appref-ms application arj bas bat cab chm cmd com cpl"
                            + " diagcab dll gadget hlp hta img inf ins iqy iso isp jar jnlp js jse ksh"
                            + " library-ms mam mda mdb mde mdw mdz msc msh msi msix msp mst msu one ops pcd"
                            + " pl prf prg ps1 ps1xml ps2 psc1 psd1 psdm1 psm1 reg scf sct search-ms"
                            + " settingcontent-ms shb shs slk sys theme url vb vhd vhdx vsmacros wim wsc"
                            + " wsf wsh xbap xll xnk");

    /** What a person trusts, and a second extension hides behind. */
    private static final Set<String> TRUSTED =
            words(
                    "pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv jpg jpeg png gif bmp tif tiff"
                            + " mp3 mp4 avi mov wav htm html eml xml zip");

    private static final Set<String> OFFICE =
            words(
                    "docx docm dotx dotm xlsx xlsm xltx xltm xlsb xlam pptx pptm potx potm ppsx ppsm"
                            + " vsdx odt ods odp odg ott ots epub pages numbers key jar apk xpi kmz"
                            + " idml sketch usdz 3mf");

    private static final Set<String> ARCHIVE =
            words("zip rar 7z tar gz tgz bz2 tbz xz zst arj ace cab lzh lha z");

    private static final int LONGEST = 24;

    /** Only the end of a name counts. */
    private static final int NAME_END = 300;

    private Extensions() {}

    private static Set<String> words(String text) {
        return Stream.of(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isDropped(char c) {
        return Character.isWhitespace(c) || c == '.' || c == 0;
    }

    /** The endings of a name, last first, in lower case; at most two. */
    static List<String> of(String name) {
        // Windows drops blanks and dots at the end.
        int end = name.length();
        while (end > 0 && isDropped(name.charAt(end - 1))) {
            end--;
        }
        String rest = name.substring(Math.max(0, end - NAME_END), end).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        while (found.size() < 2) {
            int dot = rest.lastIndexOf('.');
            if (dot < 1 || rest.length() - dot - 1 > LONGEST) {
                break;
            }
            found.add(rest.substring(dot + 1).strip());
            rest = rest.substring(0, dot).strip();
        }
        return found;
    }

    static Optional<String> last(String name) {
        return of(name).stream().findFirst();
    }

    static boolean runs(String extension) {
        return RUN.contains(extension);
    }

    static boolean isRisky(String extension) {
        return RISKY.contains(extension);
    }

    static boolean isTrusted(String extension) {
        return TRUSTED.contains(extension);
    }

    /** Documents that are zip archives by form only. */
    static boolean isPackedDocument(String extension) {
        return OFFICE.contains(extension);
    }

    static boolean isArchive(String extension) {
        return ARCHIVE.contains(extension);
    }
}
