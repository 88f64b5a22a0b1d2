package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.JdbcTemplate;

/** A few messages that wait in segments of many that are gone. */
class SpoolCompactorIT {
    private static final int MESSAGES = 40;
    private static final int OCTETS = 5_000;

    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    private static final Database DATABASE = Database.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private final QueueStore store = new QueueStore(DATABASE.dataSource());
    private final Map<QueueId, String> waiting = new HashMap<>();
    private final List<Spool> open = new ArrayList<>();
    @TempDir private Path folder;

    private static final class Killed extends RuntimeException {}

    @BeforeEach
    void empty() {
        jdbc.update("DELETE FROM queue_recipient");
        jdbc.update("DELETE FROM queue_message");
        jdbc.update("DELETE FROM queue_next_hop");
    }

    @AfterEach
    void close() throws IOException {
        for (Spool spool : open) {
            spool.close();
        }
    }

    @Test
    void aDeferredMessageDoesNotKeepItsSegmentOnDisk() throws Exception {
        Spool spool = spoolWith(MESSAGES, 2);
        assertThat(spool.bytes()).isGreaterThan((long) MESSAGES * OCTETS);
        assertThat(compactor(spool).compact()).isEqualTo(2);
        sweep(spool);
        assertThat(spool.bytes()).isBetween(2L * OCTETS, 3L * OCTETS);
        assertAllAreThere(spool);
        assertThat(compactor(spool).compact()).as("what is full stays").isZero();
    }

    @Test
    void moreThanABatchMovesAtOnce() throws Exception {
        Spool spool = spoolWith(500, 230);
        assertThat(compactor(spool).compact()).isEqualTo(230);
        sweep(spool);
        assertAllAreThere(spool);
    }

    @ParameterizedTest
    @EnumSource(SpoolCompactor.Step.class)
    void whereverTheProcessIsKilledEachMessageIsThereOnce(SpoolCompactor.Step step)
            throws Exception {
        Spool spool = spoolWith(MESSAGES, 3);
        SpoolCompactor compactor =
                compactor(
                        spool,
                        done -> {
                            if (done == step) {
                                throw new Killed();
                            }
                        });
        assertThatThrownBy(compactor::compact).isInstanceOf(Killed.class);
        kill(spool);
        // One more is delivered before anybody looks: its copy must not bring it back.
        finish(waiting.keySet().iterator().next());

        Spool other = opened();
        assertThat(new RunRecovery(other, store, clock).recover().found()).isZero();
        sweep(other);
        compactor(other).compact();
        sweep(other);
        assertThat(other.bytes()).isBetween(2L * OCTETS, 4L * OCTETS);
        assertAllAreThere(other);
    }

    @ParameterizedTest
    @EnumSource(SpoolCompactor.Step.class)
    void whatIsTakenInHandMeanwhileIsReadWhereItsRowSaid(SpoolCompactor.Step step)
            throws Exception {
        Spool spool = spoolWith(MESSAGES, 3);
        List<LeasedMessage> taken = new ArrayList<>();
        compactor(
                        spool,
                        done -> {
                            if (done == step && taken.isEmpty()) {
                                taken.addAll(claim(spool));
                            }
                        })
                .compact();
        new SpoolSweeper(spool, store).sweep();
        assertThat(taken).hasSize(3);
        for (LeasedMessage message : taken) {
            assertThat(content(spool, message)).isEqualTo(waiting.get(message.envelope().id()));
        }
    }

    @Test
    void whatIsInWorkStaysWhereItIs() throws Exception {
        Spool spool = spoolWith(MESSAGES, 1);
        assertThat(claim(spool)).hasSize(1);
        assertThat(compactor(spool).compact()).isZero();
    }

    @Test
    void twoProcessesThatCompactTheSameSegmentMoveEachMessageOnce() throws Exception {
        Spool dead = spoolWith(MESSAGES, 3);
        kill(dead);
        Spool one = opened();
        Spool two = opened();
        new RunRecovery(one, store, clock).recover();
        int[] moved = new int[1];
        compactor(
                        one,
                        done -> {
                            if (done == SpoolCompactor.Step.FORCED) {
                                moved[0] += compacted(two);
                            }
                        })
                .compact();
        assertThat(moved[0]).isEqualTo(3);
        sweep(one);
        sweep(two);
        assertThat(two.bytes()).isBetween(3L * OCTETS, 4L * OCTETS);
        assertAllAreThere(two);
    }

    @Test
    void damageIsNotCopied() throws Exception {
        Spool spool = spoolWith(MESSAGES, 2);
        Path segment = damage("#0:x");
        SpoolCompactor compactor = compactor(spool);
        assertThat(compactor.compact()).isEqualTo(1);
        assertThat(compactor.compact()).isZero();
        assertThat(segment).exists();
    }

    @Test
    void whatCameAMomentAgoIsLeftAlone() throws Exception {
        Spool spool = spoolWith(MESSAGES, 1);
        clock.advance(Duration.ofMinutes(-6));
        assertThat(compactor(spool).compact()).isZero();
    }

    private Spool opened() throws IOException {
        Spool spool = Spool.open(folder, clock);
        open.add(spool);
        return spool;
    }

    private void kill(Spool spool) throws IOException {
        spool.close();
        open.remove(spool);
    }

    /** A segment that is sealed, of whose messages all but some are finished, a while ago. */
    private Spool spoolWith(int messages, int left) throws Exception {
        Spool spool = opened();
        QueueWriter writer =
                new QueueWriter(spool, store, clock, new QueueWriter.Limits(64 * 1024, 1 << 30));
        List<QueueId> all = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            String content = ("#" + i + ":" + "x".repeat(OCTETS)).substring(0, OCTETS);
            QueueId id =
                    Letter.to(Transport.REMOTE, "bob@beta.test")
                            .saying(content)
                            .enqueue(writer, clock);
            all.add(id);
            waiting.put(id, content);
        }
        writer.close();
        for (QueueId id : all.subList(left / 2, messages - (left + 1) / 2)) {
            finish(id);
        }
        clock.advance(Duration.ofMinutes(15));
        return spool;
    }

    private void finish(QueueId id) {
        jdbc.update("DELETE FROM queue_recipient WHERE qid = ?", id.value());
        jdbc.update("DELETE FROM queue_message WHERE qid = ?", id.value());
        waiting.remove(id);
    }

    private SpoolCompactor compactor(Spool spool) {
        return compactor(spool, _ -> {});
    }

    private SpoolCompactor compactor(Spool spool, Consumer<SpoolCompactor.Step> steps) {
        return new SpoolCompactor(spool, store, clock, steps);
    }

    private int compacted(Spool spool) {
        try {
            return compactor(spool).compact();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sweep(Spool spool) throws IOException {
        SpoolSweeper sweeper = new SpoolSweeper(spool, store);
        sweeper.sweep();
        sweeper.sweep();
    }

    private List<LeasedMessage> claim(Spool spool) {
        return store.claim(
                spool.id(),
                new Lease(spool.run(), clock.instant().plus(Duration.ofMinutes(10))),
                clock.instant(),
                1000,
                ClaimLimits.none());
    }

    private void assertAllAreThere(Spool spool) throws IOException {
        Map<QueueId, String> found = new HashMap<>();
        for (LeasedMessage message : claim(spool)) {
            found.put(message.envelope().id(), content(spool, message));
        }
        assertThat(found).isEqualTo(waiting);
    }

    private static String content(Spool spool, LeasedMessage message) throws IOException {
        try (InputStream in = spool.read(message.envelope().id(), message.place())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Changes an octet of the message that begins so. */
    private Path damage(String begin) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".seg")).toList()) {
                int at = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf(begin);
                if (at >= 0) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.wrap(new byte[] {'!'}), at + 1L);
                    }
                    return file;
                }
            }
        }
        throw new IllegalStateException("no such message");
    }
}
