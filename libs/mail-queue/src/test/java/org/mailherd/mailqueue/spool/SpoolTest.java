package org.mailherd.mailqueue.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.testsupport.ManualClock;

class SpoolTest {
    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    private static final byte[] IMAGE = "rows".getBytes(StandardCharsets.US_ASCII);
    @TempDir private Path folder;

    private record Written(QueueId id, SpoolRef ref, byte[] content) {}

    @Test
    void readsBackWhatWasAppended() throws IOException {
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20)) {
            Written first = append(spool, appender, "one\r\n");
            Written second = append(spool, appender, "two\r\n");
            appender.sync();
            assertThat(read(spool, first)).isEqualTo("one\r\n");
            assertThat(read(spool, second)).isEqualTo("two\r\n");
            assertThat(second.ref().segment()).isEqualTo(first.ref().segment());
        }
    }

    /**
     * A crash may cut the file anywhere: each message is then there as a whole, or known to be
     * missing.
     */
    @Test
    void aSegmentCutAtAnyPointGivesWholeMessagesOrSaysSo() throws IOException {
        List<Written> all = new ArrayList<>();
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20)) {
            for (int i = 0; i < 5; i++) {
                all.add(
                        append(
                                spool,
                                appender,
                                "message " + i + "\r\n" + "x".repeat(i * 7) + "\r\n"));
            }
            appender.sync();
        }
        Path segment = segment();
        for (long cut = Files.size(segment); cut >= 0; cut--) {
            try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                file.truncate(cut);
            }
            try (Spool spool = Spool.open(folder, clock)) {
                for (Written written : all) {
                    boolean whole = written.ref().position() + written.ref().length() <= cut;
                    checkRead(spool, written, whole);
                }
            }
        }
    }

    private static void checkRead(Spool spool, Written written, boolean whole) throws IOException {
        if (whole) {
            assertThat(read(spool, written))
                    .isEqualTo(new String(written.content(), StandardCharsets.US_ASCII));
        } else {
            assertThatThrownBy(() -> read(spool, written))
                    .isInstanceOf(SpoolDamagedException.class);
        }
    }

    @Test
    void aSegmentThatIsGoneIsDamage() throws IOException {
        Written written;
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20)) {
            written = append(spool, appender, "one\r\n");
            appender.sync();
        }
        Files.delete(segment());
        try (Spool spool = Spool.open(folder, clock)) {
            assertThatThrownBy(() -> read(spool, written))
                    .isInstanceOf(SpoolDamagedException.class);
        }
    }

    @Test
    void anotherMessageInThePlaceIsDamage() throws IOException {
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20)) {
            Written written = append(spool, appender, "one\r\n");
            appender.sync();
            Written wrong = new Written(QueueId.next(clock), written.ref(), written.content());
            assertThatThrownBy(() -> read(spool, wrong)).isInstanceOf(SpoolDamagedException.class);
        }
    }

    @Test
    void aMessageOverTheMemoryLimitGetsASegmentOfItsOwn() throws IOException {
        byte[] content = new byte[300_000];
        Arrays.fill(content, (byte) 'y');
        QueueId id = QueueId.next(clock);
        try (Spool spool = Spool.open(folder, clock)) {
            SpoolRef ref;
            try (SpoolDraft draft = spool.draft(64 * 1024)) {
                for (int at = 0; at < content.length; at += 1000) {
                    draft.write(content, at, 1000);
                }
                assertThat(draft.hasOwnSegment()).isTrue();
                draft.replaceHead(10, "Received: here\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(draft.open().readAllBytes()).hasSize(300_006).startsWith('R', 'e', 'c');
                ref = draft.syncOwnSegment(id, IMAGE);
                draft.keep();
            }
            try (InputStream in = spool.read(id, ref)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo("Received: here\r\n" + "y".repeat(299_990));
            }
            assertThat(spool.sweepable()).isEmpty();
            spool.mark(List.of(ref));
            assertThat(spool.sweepable()).containsExactly(ref.segment());
        }
    }

    @Test
    void aDraftThatIsNotKeptLeavesNothingBehind() throws IOException {
        try (Spool spool = Spool.open(folder, clock)) {
            try (SpoolDraft draft = spool.draft(16)) {
                draft.write(new byte[1000]);
                assertThat(spool.sweepable()).isEmpty();
            }
            assertThat(spool.sweepable()).isEmpty();
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".seg") || name.endsWith(".done"));
        }
    }

    @Test
    void replacesTheHeadInMemory() throws IOException {
        try (Spool spool = Spool.open(folder, clock);
                SpoolDraft draft = spool.draft(1024)) {
            draft.write("A: 1\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII));
            draft.replaceHead(8, "B: 22\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(draft.open().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("B: 22\r\n\r\nbody");
            assertThat(draft.size()).isEqualTo(13);
        }
    }

    @Test
    void anOpenSegmentIsNeverRemoved() throws IOException {
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20)) {
            Written written = append(spool, appender, "one\r\n");
            assertThat(spool.sweepable()).isEmpty();
            assertThatThrownBy(() -> spool.remove(written.ref().segment()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFullSegmentIsSealedAndANewOneBegun() throws IOException {
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 10)) {
            Written first = append(spool, appender, "one\r\n");
            appender.sync();
            appender.rollOver();
            Written second = append(spool, appender, "two\r\n");
            assertThat(second.ref().segment()).isGreaterThan(first.ref().segment());
            assertThat(spool.sweepable()).isEmpty();
            spool.mark(List.of(first.ref(), second.ref()));
            assertThat(spool.sweepable()).containsExactly(first.ref().segment());
            assertThat(read(spool, first)).isEqualTo("one\r\n");
        }
    }

    @Test
    void keepsItsName() throws IOException {
        String id;
        try (Spool spool = Spool.open(folder, clock)) {
            id = spool.id();
        }
        try (Spool spool = Spool.open(folder, clock)) {
            assertThat(spool.id()).isEqualTo(id);
        }
    }

    /** CVE-2022-45935: mail on its way lay in files that every user of the host could read. */
    @Test
    void cve202245935MailOnItsWayIsForNoOtherUserOfTheHost() throws IOException {
        Set<PosixFilePermission> everybody = PosixFilePermissions.fromString("rwxrwxrwx");
        Files.setPosixFilePermissions(folder, everybody);
        try (Spool spool = Spool.open(folder, clock);
                SegmentAppender appender = new SegmentAppender(spool, 1 << 20);
                SpoolDraft large = spool.draft(10)) {
            append(spool, appender, "one\r\n");
            large.write(new byte[1000]);
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(file -> file.toString().endsWith(".seg")))
                        .hasSize(2)
                        .allSatisfy(file ->
                                assertThat(Files.getPosixFilePermissions(file.getParent()))
                                        .isEqualTo(PosixFilePermissions.fromString("rwx------")));
            }
        }
    }

    private Written append(Spool spool, SegmentAppender appender, String content)
            throws IOException {
        QueueId id = QueueId.next(clock);
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        try (SpoolDraft draft = spool.draft(1 << 16)) {
            draft.write(bytes);
            return new Written(id, appender.append(id, draft, IMAGE), bytes);
        }
    }

    private static String read(Spool spool, Written written) throws IOException {
        try (InputStream in = spool.read(written.id(), written.ref())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private Path segment() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".seg")).findFirst().orElseThrow();
        }
    }
}
