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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.testsupport.ManualClock;

/** Several runs on one folder, and what becomes of one that dies. */
class SharedSpoolTest {
    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    @TempDir private Path folder;

    private record Written(QueueId id, SpoolRef ref) {}

    @Test
    void eachReadsWhatTheOtherWroteAndNeitherTakesTheOtherForDead() throws IOException {
        try (Spool one = Spool.open(folder, clock);
                Spool two = Spool.open(folder, clock)) {
            assertThat(one.id()).isEqualTo(two.id());
            assertThat(one.run()).isNotEqualTo(two.run());
            assertThat(one.runs()).isEqualTo(2);
            Written written;
            try (SegmentAppender appender = new SegmentAppender(one, 1 << 20)) {
                written = append(one, appender, "one\r\n");
                appender.sync();
                assertThat(read(two, written)).isEqualTo("one\r\n");
                assertThat(one.deadRuns()).isEmpty();
                assertThat(two.deadRuns()).isEmpty();
            }
            assertThat(two.sweepable()).isEmpty();
        }
    }

    @Test
    void whatADeadRunDidNotFinishIsFoundOnce() throws IOException {
        List<Written> all = new ArrayList<>();
        Spool dead = Spool.open(folder, clock);
        SegmentAppender appender = new SegmentAppender(dead, 1 << 20);
        for (int i = 0; i < 5; i++) {
            all.add(append(dead, appender, "message " + i));
        }
        appender.sync();
        dead.mark(List.of(all.get(1).ref(), all.get(3).ref()));
        dead.close();
        try (Spool other = Spool.open(folder, clock)) {
            DeadRun run = only(other.deadRuns());
            assertThat(run.name()).isEqualTo(dead.run());
            long segment = run.segments().getFirst();
            assertThat(run.unsettled(segment))
                    .extracting(Unsettled::id)
                    .containsExactly(all.get(0).id(), all.get(2).id(), all.get(4).id());
            assertThat(run.unsettled(segment).getFirst().image())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("rows");
            run.settled(segment, List.of(all.get(0).ref().position()));
            assertThat(run.unsettled(segment)).hasSize(2);
            assertThat(other.sweepable()).isEmpty();
            assertThat(other.deadRuns()).as("is in our hands").isEmpty();
            assertThat(other.runs()).isEqualTo(2);
            run.finish();
            run.close();
            assertThat(other.runs()).isEqualTo(1);
            assertThat(other.deadRuns()).isEmpty();
            assertThat(other.sweepable()).containsExactly(segment);
            other.remove(segment);
            assertThat(other.sweepable()).isEmpty();
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".seg") || name.endsWith(".done"));
        }
    }

    /** A crash may cut the last, never promised records anywhere, or leave zeros in them. */
    @Test
    void aTornEndHidesNothingBeforeItAndInventsNothing() throws IOException {
        Spool dead = Spool.open(folder, clock);
        SegmentAppender appender = new SegmentAppender(dead, 1 << 20);
        Written first = append(dead, appender, "first message\r\n");
        Written last = append(dead, appender, "last message\r\n");
        appender.sync();
        dead.close();
        Path segment = segment();
        long end = Files.size(segment);
        for (long cut = end; cut >= last.ref().position() - RecordHeader.BYTES; cut--) {
            try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                file.truncate(cut);
                if (cut < end) {
                    file.write(java.nio.ByteBuffer.allocate((int) (end - cut)), cut);
                }
            }
            List<Unsettled> found =
                    SegmentScan.of(first.ref().segment(), segment, java.util.Set.of());
            assertThat(found)
                    .hasSize(cut == end ? 2 : 1)
                    .first()
                    .extracting(Unsettled::id)
                    .isEqualTo(first.id());
        }
    }

    @Test
    void aLargeMessageOfADeadRunIsFound() throws IOException {
        QueueId id = QueueId.next(clock);
        Spool dead = Spool.open(folder, clock);
        SpoolDraft draft = dead.draft(1024);
        draft.write(new byte[100_000]);
        draft.replaceHead(10, "Received: here\r\n".getBytes(StandardCharsets.US_ASCII));
        SpoolRef ref = draft.syncOwnSegment(id, "rows".getBytes(StandardCharsets.US_ASCII));
        draft.keep();
        draft.close();
        dead.close();
        try (Spool other = Spool.open(folder, clock);
                DeadRun run = only(other.deadRuns())) {
            Unsettled found = only(run.unsettled(ref.segment()));
            assertThat(found.place()).isEqualTo(ref);
            assertThat(found.id()).isEqualTo(id);
            try (InputStream in = other.read(id, found.place())) {
                assertThat(in.readAllBytes()).hasSize(100_006);
            }
        }
    }

    @Test
    void theSegmentOfALivingRunIsNotRemovedWhileAMessageInItIsUnfinished() throws IOException {
        try (Spool spool = Spool.open(folder, clock)) {
            SegmentAppender appender = new SegmentAppender(spool, 1 << 20);
            Written written = append(spool, appender, "one");
            appender.close();
            assertThatThrownBy(() -> spool.remove(written.ref().segment()))
                    .isInstanceOf(IllegalStateException.class);
            spool.mark(List.of(written.ref()));
            spool.remove(written.ref().segment());
        }
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Written append(Spool spool, SegmentAppender appender, String content)
            throws IOException {
        QueueId id = QueueId.next(clock);
        try (SpoolDraft draft = spool.draft(1 << 16)) {
            draft.write(content.getBytes(StandardCharsets.US_ASCII));
            return new Written(
                    id, appender.append(id, draft, "rows".getBytes(StandardCharsets.US_ASCII)));
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
