package org.mailherd.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every file of {@code src/test/resources/transcripts} against the real service. */
class TranscriptIT {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");

    @TestFactory
    List<DynamicTest> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    file.getFileName().toString(),
                                    () -> Transcript.play(TestImap.shared(), file)))
                    .toList();
        }
    }
}
