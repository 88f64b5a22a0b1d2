package org.mailherd.mailstore.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
    private static final int OWN_SEGMENT_FROM = 5000;

    @TempDir private Path directory;

    private BlobStore open() {
        return open(0);
    }

    private BlobStore open(long cacheBytes) {
        return new BlobStore(
                new BlobSettings(directory, 20_000, OWN_SEGMENT_FROM, cacheBytes),
                Clock.systemUTC());
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    private static BlobRef store(BlobStore store, byte[] octets) throws IOException {
        try (BlobWriter writer = store.writer()) {
            writer.write(octets);
            return writer.commit();
        }
    }

    @Test
    void givesBackSmallAndLarge() throws IOException {
        try (BlobStore store = open()) {
            for (int length :
                    new int[] {0, 1, 100, OWN_SEGMENT_FROM - 1, OWN_SEGMENT_FROM, 300_000}) {
                BlobRef ref = store(store, random(length));
                assertThat(store.read(ref)).isEqualTo(random(length));
                assertThat(store.open(ref).readAllBytes()).isEqualTo(random(length));
            }
        }
    }

    @Test
    void whatWasJustStoredIsReadFromMemoryButVerifiedOnDisk() throws IOException {
        try (BlobStore store = open(1 << 20)) {
            BlobRef ref = store(store, random(1000));
            try (Stream<Path> segments = Files.list(directory)) {
                for (Path segment : segments.toList()) {
                    byte[] octets = Files.readAllBytes(segment);
                    octets[500] ^= 1;
                    Files.write(segment, octets);
                }
            }
            assertThat(store.read(ref)).isEqualTo(random(1000));
            assertThatThrownBy(() -> store.verify(ref)).isInstanceOf(BlobDamaged.class);
        }
    }

    @Test
    void aCacheOfNothingKeepsNothingForAMoment() {
        BlobCache cache = new BlobCache(0);
        for (int i = 0; i < 10_000; i++) {
            BlobRef ref = new BlobRef(1, i, 20, 20);
            cache.keep(ref, random(20));
            assertThat(cache.find(ref)).isNull();
        }
    }

    @Test
    void manyWritersShareASegmentAndItsSyncs() throws Exception {
        Map<BlobRef, byte[]> stored = new ConcurrentHashMap<>();
        try (BlobStore store = open()) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                byte[] octets = random(200 + i);
                writers.add(
                        Thread.startVirtualThread(() -> {
                            try {
                                stored.put(store(store, octets), octets);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(stored).hasSize(100);
            for (Map.Entry<BlobRef, byte[]> blob : stored.entrySet()) {
                assertThat(store.read(blob.getKey())).isEqualTo(blob.getValue());
            }
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesACutAtEveryLaterOctet() throws IOException {
        BlobRef first;
        BlobRef second;
        try (BlobStore store = open()) {
            first = store(store, random(300));
            second = store(store, random(400));
        }
        Path segment;
        try (Stream<Path> files = Files.list(directory)) {
            segment = files.findFirst().orElseThrow();
        }
        for (long length = Files.size(segment) - 1; length >= second.offset(); length -= 13) {
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            try (BlobStore restarted = open()) {
                assertThat(restarted.read(first)).isEqualTo(random(300));
                assertThatThrownBy(() -> restarted.read(second)).isInstanceOf(BlobDamaged.class);
                // A restart begins a new segment: the torn tail is never written behind.
                assertThat(store(restarted, random(50)).segment()).isNotEqualTo(first.segment());
            }
        }
    }

    @Test
    void aFlippedBitIsNoticed() throws IOException {
        try (BlobStore store = open()) {
            BlobRef ref = store(store, random(300));
            try (FileChannel channel =
                    FileChannel.open(store.files().path(ref.segment()), StandardOpenOption.WRITE)) {
                channel.write(
                        java.nio.ByteBuffer.wrap(new byte[] {77}),
                        ref.offset() + BlobRecord.HEADER + 150);
            }
            assertThatThrownBy(() -> store.read(ref)).isInstanceOf(BlobDamaged.class);
        }
    }

    @Test
    void anAbandonedLargeBlobLeavesNothing() throws IOException {
        try (BlobStore store = open()) {
            try (BlobWriter writer = store.writer()) {
                writer.write(random(100_000));
            }
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void anInterruptedReaderDoesNotHinderOthers() throws Exception {
        try (BlobStore store = open()) {
            BlobRef ref = store(store, random(300));
            Thread reader =
                    Thread.ofPlatform()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                assertThatThrownBy(() -> store.read(ref))
                                        .isInstanceOf(IOException.class);
                            });
            reader.join();
            assertThat(store.read(ref)).isEqualTo(random(300));
        }
    }

    @Test
    void sweepsWhatNoRowNamesAndCompactsWhatIsHalfEmpty() throws IOException {
        Rows rows = new Rows();
        List<BlobRef> refs = new ArrayList<>();
        try (BlobStore store = open()) {
            for (int i = 0; i < 60; i++) {
                refs.add(store(store, random(1000 + i)));
            }
        }
        try (BlobStore store = open()) {
            long fullSegment = refs.getFirst().segment();
            long lastSegment = refs.getLast().segment();
            rows.live.put(refs.get(3), 1003);
            refs.stream()
                    .filter(ref -> ref.segment() == lastSegment)
                    .forEach(ref -> rows.live.put(ref, (int) ref.size()));
            SegmentSweeper sweeper = new SegmentSweeper(store, rows, Clock.systemUTC());
            assertThat(sweeper.sweep()).isEqualTo(new SegmentSweeper.Swept(0, 0, 0));

            age();
            Path torn = Files.createTempFile(directory, "blob", ".part");
            Files.setLastModifiedTime(torn, FileTime.from(Instant.now().minusSeconds(7200)));
            SegmentSweeper.Swept swept = sweeper.sweep();
            assertThat(swept.compactedSegments()).isEqualTo(1);
            assertThat(swept.deletedSegments()).isPositive();
            assertThat(torn).doesNotExist();
            assertThat(store.read(refs.get(3))).isEqualTo(random(1003));
            assertThat(sweeper.sweep().deletedSegments()).isEqualTo(1);
            assertThat(store.files().path(fullSegment)).doesNotExist();
            for (Map.Entry<BlobRef, Integer> row : rows.live.entrySet()) {
                assertThat(store.read(row.getKey())).isEqualTo(random(row.getValue()));
            }
        }
    }

    private void age() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7200)));
            }
        }
    }

    private static final class Rows implements LiveBlobs {
        private final Map<BlobRef, Integer> live = new HashMap<>();

        @Override
        public int forgetUnreferenced(Instant writtenBefore) {
            return 0;
        }

        @Override
        public Map<Long, Long> bytesBySegment() {
            Map<Long, Long> bytes = new HashMap<>();
            live.keySet().forEach(ref -> bytes.merge(ref.segment(), ref.storedLength(), Long::sum));
            return bytes;
        }

        @Override
        public long firstAwaited() {
            return Long.MAX_VALUE;
        }

        @Override
        public List<BlobRef> in(long segment) {
            return live.keySet().stream().filter(ref -> ref.segment() == segment).toList();
        }

        @Override
        public void moved(BlobRef from, BlobRef to) {
            live.put(to, live.remove(from));
        }
    }

    /** CVE-2022-45935: mail lay in files that every user of the host could read. */
    @Test
    void cve202245935StoredMailIsForNoOtherUserOfTheHost() throws IOException {
        try (BlobStore store = open()) {
            store(store, random(100));
            store(store, random(OWN_SEGMENT_FROM + 1));
            try (BlobWriter unfinished = store.writer()) {
                unfinished.write(random(30_000));
                try (Stream<Path> files = Files.list(directory)) {
                    assertThat(files)
                            .hasSizeGreaterThanOrEqualTo(2)
                            .allSatisfy(file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .isEqualTo(
                                                    PosixFilePermissions.fromString("rw-------")));
                }
            }
        }
    }
}
