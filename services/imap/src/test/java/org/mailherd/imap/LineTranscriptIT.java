package org.mailherd.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every file of {@code src/test/resources/lines}: POP3, LMTP, ManageSieve. */
class LineTranscriptIT {
    private static final Path FOLDER = Path.of("src/test/resources/lines");

    private static TestImap service;

    @BeforeAll
    static void start() {
        service = TestImap.start(Map.of("mailherd.pop3.plaintext-login", "true"));
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @TestFactory
    List<DynamicTest> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    file.getFileName().toString(),
                                    () -> LineTranscript.play(service, file)))
                    .toList();
        }
    }
}
