package org.mailherd.antispam.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveWalkTest {

    private static final byte[] PROGRAM = program();
    private static final byte[] TEXT = Archives.text("hello ".repeat(1000));

    @Test
    void namesAndTypesOfAZip() {
        Contents contents = Archives.walk("a.zip", Archives.zip("docs/bill.exe", PROGRAM));
        assertThat(contents.members())
                .containsExactly(new Member("docs/bill.exe", 1, false, FileType.WINDOWS_PROGRAM));
        assertThat(contents.troubles()).isEmpty();
        assertThat(contents.members().getFirst().name()).isEqualTo("bill.exe");
    }

    @Test
    void zipBehindAProgramThatUnpacksIt() {
        byte[] zip = Archives.zip("a.txt", TEXT);
        byte[] whole = new byte[PROGRAM.length + zip.length];
        System.arraycopy(PROGRAM, 0, whole, 0, PROGRAM.length);
        System.arraycopy(zip, 0, whole, PROGRAM.length, zip.length);
        Contents contents =
                ArchiveWalk.walk(
                        FileType.ZIP,
                        "a",
                        whole,
                        new Budget(Budget.Limits.ORDINARY),
                        ArchiveWalk.Watcher.NONE);
        assertThat(contents.members()).extracting(Member::path).containsExactly("a.txt");
    }

    @Test
    void zipThatIsCutOffIsFollowedFromItsFront() {
        byte[] zip = Archives.zip("a.vbs", TEXT);
        Contents contents = Archives.walk("a.zip", Arrays.copyOf(zip, zip.length - 30));
        assertThat(contents.members()).extracting(Member::path).containsExactly("a.vbs");
        assertThat(contents.troubles()).containsExactly(Trouble.BROKEN);
    }

    @Test
    void lockedMembersOfAZipAreSeen() {
        byte[] zip = Archives.zip("a.txt", TEXT);
        zip[6] |= 1;
        zip[indexOf(zip, "PK\1\2") + 8] |= 1;
        assertThat(Archives.walk("a.zip", zip).encrypted()).isTrue();
    }

    @Test
    void zipWithTwoNamesForAMemberIsTwoFaced() {
        byte[] zip = Archives.zip("bill.exe", PROGRAM);
        int second = indexOf(zip, "PK\1\2") + 46;
        System.arraycopy(Archives.text("bill.txt"), 0, zip, second, 8);
        assertThat(Archives.walk("a.zip", zip).troubles()).contains(Trouble.TWO_FACED);
    }

    @Test
    void archivesInArchivesAreWalked() {
        byte[] inner = Archives.zip("evil.scr", PROGRAM);
        byte[] tgz = Archives.gzip(Archives.tar("inner.zip", inner));
        assertThat(Archives.walk("a.tar.gz", tgz).members())
                .containsExactly(
                        new Member("inner.zip", 1, false, FileType.ZIP),
                        new Member("evil.scr", 2, false, FileType.WINDOWS_PROGRAM));
    }

    @Test
    void longNamesOfTarAreRead() {
        String name = "folder/".repeat(30) + "end.js";
        assertThat(Archives.walk("a.tar", Archives.tar(name, TEXT)).members())
                .extracting(Member::path)
                .containsExactly(name);
    }

    @Test
    void singleCompressedFileTakesTheNameOfItsArchive() {
        assertThat(Archives.walk("bill.exe.gz", Archives.gzip(PROGRAM)).members())
                .containsExactly(new Member("bill.exe", 1, false, FileType.WINDOWS_PROGRAM));
        assertThat(Archives.walk("bill.exe.bz2", Archives.bzip2(PROGRAM)).members())
                .containsExactly(new Member("bill.exe", 1, false, FileType.WINDOWS_PROGRAM));
    }

    @Test
    void namesAndTypesOfASevenZip() {
        assertThat(Archives.walk("a.7z", Archives.sevenZip("x/run.exe", PROGRAM)).members())
                .containsExactly(new Member("x/run.exe", 1, false, FileType.WINDOWS_PROGRAM));
    }

    @Test
    void namesInRarFour() {
        ByteBuffer rar = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        rar.put(Archives.text("Rar!\032\7\0"));
        rar.putShort((short) 0).put((byte) 0x73).putShort((short) 0).putShort((short) 13);
        rar.put(new byte[6]);
        String name = "bill.pdf.exe";
        rar.putShort((short) 0).put((byte) 0x74).putShort((short) 0x8004);
        rar.putShort((short) (32 + name.length()));
        rar.putInt(10).putInt(20).put(new byte[11]);
        rar.putShort((short) name.length()).putInt(0).put(Archives.text(name)).put(new byte[10]);
        Contents contents = Archives.walk("a.rar", Arrays.copyOf(rar.array(), rar.position()));
        assertThat(contents.members()).containsExactly(new Member(name, 1, true, FileType.UNKNOWN));
        assertThat(contents.troubles()).isEmpty();
    }

    @Test
    void namesInRarFive() {
        ByteBuffer rar = ByteBuffer.allocate(200);
        rar.put(Archives.text("Rar!\032\7\1\0"));
        rar.putInt(0).put(new byte[] {3, 1, 0, 0});
        String name = "run.scr";
        rar.putInt(0).put((byte) (11 + name.length() + 3)).put(new byte[] {2, 3, 3, 5});
        rar.put(new byte[] {0, 9, 0, 0, 1, (byte) name.length()}).put(Archives.text(name));
        rar.put(new byte[] {2, 1, 0}).put(new byte[5]);
        rar.putInt(0).put(new byte[] {3, 5, 0, 0});
        Contents contents = Archives.walk("a.rar", Arrays.copyOf(rar.array(), rar.position()));
        assertThat(contents.members()).extracting(Member::path).containsExactly(name);
    }

    @Test
    void rarWithLockedNamesSaysSo() {
        ByteBuffer rar = ByteBuffer.allocate(40);
        rar.put(Archives.text("Rar!\032\7\1\0")).putInt(0).put(new byte[] {3, 4, 0, 0});
        assertThat(Archives.walk("a.rar", rar.array()).encrypted()).isTrue();
    }

    @Test
    void typesAreToldByOctets() {
        assertThat(FileType.of(PROGRAM)).isEqualTo(FileType.WINDOWS_PROGRAM);
        assertThat(
                        FileType.of(
                                Archives.text(
                                        "MZ is how the letter begins, dear friend, and so on and so forth, on and on")))
                .isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.of(Archives.text("%PDF-1.4"))).isEqualTo(FileType.PDF);
        assertThat(FileType.of(Archives.text("\r\n <!DOCTYPE html>"))).isEqualTo(FileType.HTML);
        assertThat(FileType.of(new byte[0])).isEqualTo(FileType.UNKNOWN);
        for (FileType type : List.of(FileType.values())) {
            assertThat(type.family()).isNotNull();
        }
    }

    static byte[] program() {
        byte[] program = new byte[256];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        return program;
    }

    private static int indexOf(byte[] octets, String what) {
        return new String(octets, StandardCharsets.ISO_8859_1).indexOf(what);
    }
}
