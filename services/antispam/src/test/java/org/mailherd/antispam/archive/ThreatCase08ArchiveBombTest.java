package org.mailherd.antispam.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Threats, case 8: small attachments that unpack to gigabytes; 2 s and 64 MiB each at most. */
class ThreatCase08ArchiveBombTest {

    private static final long MIB = 1 << 20;

    @Test
    void kilobyteOfBzip2InGzipThatMakesTenGigabytes() {
        byte[] zeros = Archives.bzip2(new byte[45_000_000]);
        byte[] bomb = Archives.gzip(Archives.repeated(zeros, 225));
        assertThat(bomb).hasSizeLessThan(1024);
        assertThat(cheaply("a.bz2.gz", bomb).troubles()).containsExactly(Trouble.BOMB);
    }

    @Test
    void gzipOfZerosThatMakesTenGigabytes() {
        byte[] bomb = Archives.repeated(Archives.gzip(new byte[10_000_000]), 1000);
        assertThat(cheaply("a.gz", bomb).troubles()).containsExactly(Trouble.BOMB);
    }

    @Test
    void zipInZipInZip() {
        byte[] bomb = Archives.zip("zeros", new byte[1_000_000]);
        for (int depth = 0; depth < 8; depth++) {
            Map<String, byte[]> members = new LinkedHashMap<>();
            for (int i = 0; i < 4; i++) {
                members.put("lib " + i + ".zip", bomb);
            }
            bomb = Archives.zip(members);
        }
        assertThat(cheaply("42.zip", bomb).troubles()).contains(Trouble.TOO_DEEP);
    }

    @Test
    void zipWhoseMembersLieOverOneAnother() {
        byte[] once = Archives.zip("a", new byte[100_000_000]);
        String text = new String(once, StandardCharsets.ISO_8859_1);
        int central = text.indexOf("PK\1\2");
        int end = text.indexOf("PK\5\6");
        byte[] entry = Arrays.copyOfRange(once, central, end);
        byte[] bomb =
                Archives.written(out -> {
                    out.write(once, 0, central);
                    out.write(Archives.repeated(entry, 100));
                    ByteBuffer record =
                            ByteBuffer.wrap(once, end, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
                    ByteBuffer tail = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
                    tail.put(record).putShort(8, (short) 100).putShort(10, (short) 100);
                    tail.putInt(12, entry.length * 100);
                    out.write(tail.array());
                });
        assertThat(cheaply("a.zip", bomb).troubles()).contains(Trouble.BOMB);
    }

    @Test
    void zipOfAHundredThousandMembers() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            members.put("m" + i, new byte[0]);
        }
        Contents contents = cheaply("a.zip", Archives.zip(members));
        assertThat(contents.troubles()).containsExactly(Trouble.TOO_MUCH);
        assertThat(contents.members()).hasSizeLessThan(2001);
    }

    @Test
    void sevenZipOfZeros() {
        byte[] bomb = Archives.sevenZip("zeros", new byte[64 << 20]);
        assertThat(cheaply("a.7z", bomb).members())
                .containsExactly(new Member("zeros", 1, false, FileType.UNKNOWN));
    }

    @Test
    void sevenZipWhoseDirectoryMakesTwoGigabytes() {
        byte[] directory = {
            0x17,
            6,
            0,
            1,
            9,
            16,
            0,
            7,
            11,
            1,
            0,
            1,
            0x23,
            3,
            1,
            1,
            5,
            0x5d,
            0,
            0,
            16,
            0,
            12,
            (byte) 0xf0,
            0,
            0,
            0,
            0x7f,
            0,
            0
        };
        ByteBuffer bomb = ByteBuffer.allocate(48 + directory.length).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4}).putInt(0);
        bomb.putLong(16).putLong(directory.length).putInt(0).put(new byte[16]).put(directory);
        assertThat(cheaply("a.7z", bomb.array()).troubles()).containsExactly(Trouble.BOMB);
    }

    @Test
    void tarWithAnEndlessName() {
        byte[] tar = Archives.tar("x".repeat(200), new byte[0]);
        String octal = "77777777777";
        System.arraycopy(Archives.text(octal), 0, tar, 124, octal.length());
        assertThat(cheaply("a.tar", tar).troubles()).isNotEmpty();
    }

    private static Contents cheaply(String name, byte[] bomb) {
        Cost<Contents> cost = Cost.of(() -> Archives.walk(name, bomb));
        assertThat(cost.cpuSeconds()).isLessThan(2);
        assertThat(cost.allocated()).isLessThan(64 * MIB);
        return cost.result();
    }
}
