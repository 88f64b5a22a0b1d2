package org.mailherd.mailstore.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.testsupport.ManualClock;

class NotesTest {
    @TempDir private Path directory;
    private final ManualClock clock = ManualClock.at(Instant.now());

    private BlobStore open() {
        return new BlobStore(new BlobSettings(directory, 2_000, 5_000, 0), clock);
    }

    private static HeldBlob hold(BlobStore store, String text) throws IOException {
        try (BlobWriter writer = store.writer()) {
            writer.write(octets(text));
            return writer.hold();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(BlobStore store, String text, String note) throws IOException {
        hold(store, text).written(octets(note)).orElseThrow().awaitDurable();
    }

    private static List<String> since(BlobStore store, BlobMark mark) throws IOException {
        List<String> found = new ArrayList<>();
        store.notesSince(
                mark,
                (blob, note) -> {
                    try {
                        found.add(
                                new String(note, StandardCharsets.US_ASCII)
                                        + "="
                                        + new String(store.read(blob), StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
        return found;
    }

    @Test
    void areFoundFromAMarkOnBesideBlobsWithoutAny() throws IOException {
        try (BlobStore store = open()) {
            BlobMark first = store.end();
            write(store, "one", "1");
            hold(store, "silent").written().awaitDurable();
            BlobMark second = store.end();
            write(store, "two", "2");
            write(store, "", "3");
            assertThat(since(store, first)).containsExactly("1=one", "2=two", "3=");
            assertThat(since(store, second)).containsExactly("2=two", "3=");
            assertThat(since(store, store.end())).isEmpty();
        }
    }

    @Test
    void areFoundInLaterSegmentsAlsoWhenTheClockIsSetBack() throws IOException {
        BlobMark mark;
        try (BlobStore store = open()) {
            mark = store.end();
            for (int i = 0; i < 200; i++) {
                clock.advance(Duration.ofSeconds(-1));
                write(store, "text of " + i, Integer.toString(i));
            }
        }
        try (BlobStore again = open();
                Stream<Path> segments = Files.list(directory)) {
            assertThat(segments.count()).isGreaterThan(2);
            assertThat(since(again, mark)).hasSize(200).contains("0=text of 0", "199=text of 199");
        }
    }

    @Test
    void whatACrashHasCutOffIsNone() throws IOException {
        try (BlobStore store = open()) {
            BlobMark mark = store.end();
            write(store, "one", "1");
            write(store, "two", "2");
            Path segment = segment();
            byte[] whole = Files.readAllBytes(segment);
            for (int length = (int) store.end().offset() - 1; length >= 0; length--) {
                Files.write(
                        segment,
                        Arrays.copyOf(whole, length),
                        StandardOpenOption.TRUNCATE_EXISTING);
                List<String> found = new ArrayList<>();
                store.notesSince(
                        mark, (_, note) -> found.add(new String(note, StandardCharsets.US_ASCII)));
                assertThat(found).isIn(List.of(), List.of("1"));
            }
        }
    }

    private Path segment() throws IOException {
        try (Stream<Path> segments = Files.list(directory)) {
            return segments.findFirst().orElseThrow();
        }
    }

    @Test
    void aBlobIsWrittenOnce() throws IOException {
        try (BlobStore store = open()) {
            HeldBlob held = hold(store, "x");
            assertThat(held.isInMemory()).isTrue();
            BlobRef place = held.written().place();
            assertThat(held.isInMemory()).isFalse();
            assertThat(held.written(octets("late"))).isEmpty();
            assertThat(held.written().place()).isEqualTo(place);
            HeldBlob large = hold(store, "x".repeat(6_000));
            assertThat(large.isInMemory()).isFalse();
            assertThatThrownBy(() -> hold(store, "y").written(new byte[5_000]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
