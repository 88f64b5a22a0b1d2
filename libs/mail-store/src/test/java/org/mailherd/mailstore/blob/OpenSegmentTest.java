package org.mailherd.mailstore.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSegmentTest {
    @TempDir private Path directory;
    private Path file;
    private OpenSegment segment;

    @BeforeEach
    void create() throws IOException {
        file = directory.resolve("1.seg");
        segment = new OpenSegment(1, channel(StandardOpenOption.CREATE_NEW));
    }

    private FileChannel channel(StandardOpenOption further) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, further);
    }

    private void write(byte... octets) throws IOException {
        segment.write(new ByteBuffer[] {ByteBuffer.wrap(octets)});
    }

    @Test
    void recordsStandOneBehindTheOtherAndNothingFollowsOnceItIsClosed() throws IOException {
        write((byte) 1, (byte) 2);
        segment.sync();
        write((byte) 3);
        assertThat(segment.end()).isEqualTo(3);
        segment.sync();
        segment.close();
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void smallRecordsGoOverZerosSoThatTheFileKeepsItsLength() throws IOException {
        write((byte) 1);
        long length = Files.size(file);
        byte[] content = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(content, 1, content.length)).containsOnly(0);
        for (int i = 0; i < 100; i++) {
            write(new byte[500]);
        }
        assertThat(Files.size(file)).isEqualTo(length).isGreaterThan(segment.end());
    }

    @Test
    void zerosReachTheFartherTheMoreIsWrittenButHaveALimit() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            write(new byte[1_000]);
            assertThat(Files.size(file) - segment.end()).isLessThanOrEqualTo(1024 * 1024);
        }
        assertThat(Files.size(file)).isGreaterThan(5_000_000);
    }

    @Test
    void whatIsAheadIsCutOffAndMadeAgain() throws IOException {
        write((byte) 1);
        segment.trim();
        assertThat(file).hasBinaryContent(new byte[] {1});
        write((byte) 2);
        assertThat(Files.size(file)).isGreaterThan(2);
        segment.close();
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void aLargeRecordIsWrittenOnce() throws IOException {
        write(new byte[200_000]);
        assertThat(Files.size(file)).isEqualTo(200_000);
        write((byte) 1);
        segment.close();
        assertThat(Files.size(file)).isEqualTo(200_001);
    }

    @Test
    void afterAFaultTheFileStaysAsItIs() throws IOException {
        write((byte) 1);
        long length = Files.size(file);
        FileChannel broken = channel(StandardOpenOption.READ);
        broken.close();
        OpenSegment second = new OpenSegment(2, broken);
        try {
            second.write(new ByteBuffer[] {ByteBuffer.wrap(new byte[1])});
        } catch (IOException _) {
            second.close();
        }
        assertThat(Files.size(file)).isEqualTo(length);
    }
}
