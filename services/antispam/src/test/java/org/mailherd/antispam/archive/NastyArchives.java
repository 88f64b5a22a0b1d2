package org.mailherd.antispam.archive;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Archives built to wear out who opens them (threats, case 8), each kind in any size. */
public final class NastyArchives {

    private static final int MIB = 1 << 20;
    private static final byte[] ZEROS_GZIP = Archives.gzip(new byte[MIB]);
    private static final byte[] ZEROS_BZIP2 = Archives.bzip2(new byte[MIB]);

    /** By name: of a size of some kilobytes, or what makes a thousand times that. */
    public static final Map<String, IntFunction<byte[]>> KINDS = new LinkedHashMap<>();

    private NastyArchives() {}

    static {
        KINDS.put("a zip of zeros", kb -> Archives.zipOfZeros("zeros.doc", kb / 4));
        KINDS.put("a gzip of zeros", kb -> Archives.repeated(ZEROS_GZIP, kb / 4));
        KINDS.put("a bzip2 of zeros", kb -> Archives.repeated(ZEROS_BZIP2, kb / 4));
        KINDS.put("a 7z of zeros", kb -> Archives.sevenZip("zeros", new byte[kb << 12]));
        KINDS.put("members", kb -> Archives.zip(many(kb * 10, 0)));
        KINDS.put("members of long names", kb -> Archives.zip(many(Math.max(1, kb / 60), 60_000)));
        KINDS.put("members in a tar", NastyArchives::tars);
        KINDS.put("zips in one another", kb -> nested(kb, inner -> Archives.zip("a.zip", inner)));
        KINDS.put("gzips in one another", kb -> nested(kb, Archives::gzip));
        KINDS.put(
                "all kinds in one another",
                kb ->
                        nested(
                                kb,
                                inner ->
                                        Archives.zip(
                                                "a",
                                                Archives.gzip(
                                                        Archives.bzip2(
                                                                Archives.sevenZip("b", inner))))));
        KINDS.put("windows in one another", kb -> nested(kb, Archives::xz));
        KINDS.put("zips beside one another", kb -> Archives.zip(zips(kb)));
        KINDS.put("entities in an office document", NastyArchives::laughs);
        KINDS.put("an archive that breaks off", kb -> broken(new byte[kb << 10]));
    }

    private static Map<String, byte[]> many(int count, int nameLength) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            members.put(i + "x".repeat(nameLength) + ".exe", new byte[0]);
        }
        return members;
    }

    private static byte[] tars(int kb) {
        byte[] one = Archives.tar("a", new byte[0]);
        byte[] header = Arrays.copyOf(one, 512);
        return Archives.gzip(Archives.repeated(header, kb * 100));
    }

    private static byte[] nested(int depth, UnaryOperator<byte[]> pack) {
        byte[] file = new byte[1000];
        for (int i = 0; i < Math.min(depth, 40); i++) {
            file = pack.apply(file);
        }
        return file;
    }

    private static Map<String, byte[]> zips(int kb) {
        byte[] inner = Archives.zip("zeros.doc", new byte[MIB]);
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < kb; i++) {
            members.put(i + ".zip", inner);
        }
        return members;
    }

    /** Nobody here reads XML; that is what is shown. */
    private static byte[] laughs(int kb) {
        StringBuilder xml =
                new StringBuilder("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        xml.append("]><l>" + "&l29;".repeat(kb * 200) + "</l>");
        byte[] document = Archives.text(xml.toString());
        return Archives.zip(
                Map.of(
                        "word/document.xml", document,
                        "word/_rels/document.xml.rels", document,
                        "[Content_Types].xml", document));
    }

    private static byte[] broken(byte[] content) {
        byte[] whole = Archives.zip("a.doc", content);
        return Arrays.copyOf(whole, whole.length / 2 + 10);
    }
}
