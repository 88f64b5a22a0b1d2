package org.mailherd.antispam.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RLEDecompressingInputStream;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.Watched;

/**
 * Visual Basic in OLE files ([MS-CFB], [MS-OVBA]), read through POI. POI's own macro reader unpacks
 * modules without a bound, three octets to 4,096; here each is read to a limit.
 */
final class Macros {

    private static final int ENTRIES = 1000;
    private static final int DEPTH = 8;
    private static final int MODULE_OCTETS = 1 << 20;
    private static final int TEXT = 1 << 16;
    private static final int TEXT_IN_ALL = 1 << 19;

    /** MS-OVBA 2.4.1: a flag octet of eight literals, with which every module's source begins. */
    private static final byte[] SOURCE = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

    /** Signature and chunk header before it. */
    private static final int BEFORE_SOURCE = 3;

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

    private int entries;
    private int text;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    private Macros() {}

    /** What an OLE file's macros do; none when it has none. */
    static Set<Trait> in(byte[] ole) {
        Macros macros = new Macros();
        if (!OleHeader.isSane(ole)) {
            return Set.of(Trait.MALFORMED);
        }
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(ole))) {
            macros.folder(file.getRoot(), 0);
        } catch (IOException | RuntimeException _) {
            // Cut off or broken; what was seen until then counts.
        }
        return macros.traits;
    }

    private void folder(DirectoryEntry folder, int depth) throws IOException {
        boolean modules = folder.getName().equalsIgnoreCase("VBA");
        for (Entry entry : folder) {
            Effort.check();
            if (++entries > ENTRIES || text > TEXT_IN_ALL) {
                return;
            }
            if (entry instanceof DirectoryEntry inner && depth < DEPTH) {
                folder(inner, depth + 1);
            } else if (modules && entry instanceof DocumentEntry module) {
                module(module);
            }
        }
    }

    private void module(DocumentEntry module) throws IOException {
        byte[] octets;
        try (DocumentInputStream in = new DocumentInputStream(module)) {
            octets = in.readNBytes(Math.min(module.getSize(), MODULE_OCTETS));
        }
        int source = indexOf(octets);
        if (source < BEFORE_SOURCE) {
            return;
        }
        traits.add(Trait.MACRO);
        ByteArrayInputStream packed =
                new ByteArrayInputStream(
                        octets, source - BEFORE_SOURCE, octets.length - source + BEFORE_SOURCE);
        try (RLEDecompressingInputStream unpacked = new RLEDecompressingInputStream(packed)) {
            read(new String(unpacked.readNBytes(TEXT), StandardCharsets.ISO_8859_1));
        }
    }

    private void read(String source) {
        text += source.length();
        if (STARTS_ITSELF.matcher(Watched.of(source)).find()) {
            traits.add(Trait.MACRO_STARTS_ITSELF);
        }
        if (REACHES_OUT.matcher(Watched.of(source)).find()) {
            traits.add(Trait.MACRO_REACHES_OUT);
        }
    }

    private static int indexOf(byte[] octets) {
        for (int at = 0; at <= octets.length - SOURCE.length; at++) {
            int i = 0;
            while (i < SOURCE.length && octets[at + i] == SOURCE[i]) {
                i++;
            }
            if (i == SOURCE.length) {
                return at;
            }
        }
        return -1;
    }
}
