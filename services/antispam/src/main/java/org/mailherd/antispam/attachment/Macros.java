package org.mailherd.antispam.attachment;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.Watched;
import org.mailherd.antispam.ole.OleFile;
import org.mailherd.antispam.ole.VbaText;

/** What Visual Basic in OLE files does, read from the beginning of each module. */
final class Macros {

    private static final int MODULES = 1000;
    private static final int MODULE_OCTETS = 1 << 20;
    private static final int OCTETS_IN_ALL = 8 << 20;
    private static final int TEXT = 1 << 16;
    private static final int TEXT_IN_ALL = 1 << 19;

    private static final Pattern STARTS_ITSELF =
            Pattern.compile(
                    "(?i)\\b(?:auto_?(?:open|exec|close|exit|new)|document_?(?:open|close|new|beforeclose)"
                            + "|documentchange|workbook_?(?:open|activate|close|beforeclose)|appmouse"
                            + "|(?:frame|image|inkpicture)\\d*_(?:layout|painted))\\b");

    private static final Pattern REACHES_OUT =
            Pattern.compile(
                    "(?i)\\bshell(?:execute)?\\b|createobject|wscript\\.|powershell|urldownloadtofile"
                            + "|xmlhttp|winhttp|adodb\\.stream|cmd(?:\\.exe)? +/[ck]|mshta|regsvr32|rundll32"
                            + "|certutil|bitsadmin|executeexcel4macro|virtualalloc|callbyname|winmgmts");

    private int modules;
    private int octets;
    private int text;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    private Macros() {}

    /** What an OLE file's macros do; none when it has none. */
    static Set<Trait> in(byte[] ole) {
        Optional<OleFile> file = OleFile.of(ole);
        if (file.isEmpty()) {
            return Set.of(Trait.MALFORMED);
        }
        Macros macros = new Macros();
        macros.read(file.get());
        return macros.traits;
    }

    private void read(OleFile file) {
        boolean cut = file.isCut();
        for (OleFile.Stream module : file.streamsIn("VBA")) {
            Effort.check();
            if (++modules > MODULES || octets > OCTETS_IN_ALL || text > TEXT_IN_ALL) {
                cut = true;
                break;
            }
            // Also where no source is found: whoever hides it from readers does so for a reason.
            traits.add(Trait.MACRO);
            byte[] packed = file.read(module, MODULE_OCTETS);
            octets += packed.length;
            VbaText.of(packed, TEXT).ifPresent(this::module);
        }
        if (cut) {
            traits.add(Trait.NOT_SEEN);
        }
    }

    private void module(String source) {
        text += source.length();
        if (STARTS_ITSELF.matcher(Watched.of(source)).find()) {
            traits.add(Trait.MACRO_STARTS_ITSELF);
        }
        if (REACHES_OUT.matcher(Watched.of(source)).find()) {
            traits.add(Trait.MACRO_REACHES_OUT);
        }
    }
}
