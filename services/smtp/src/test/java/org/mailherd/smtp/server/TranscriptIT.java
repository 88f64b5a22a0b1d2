package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code transcripts/} is a conversation the server must be able to have. */
class TranscriptIT {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().with("session.errors.pause", "0s").start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static Stream<String> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".txt"))
                            .sorted()
                            .toList();
            assertThat(names).hasSizeGreaterThan(8);
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isSpokenAsWritten(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name));
        try (SmtpDialogue client = SmtpDialogue.connect(port(lines.getFirst()))) {
            boolean restIsFree = false;
            for (int i = 1; i < lines.size(); i++) {
                restIsFree = speak(client, name + ":" + (i + 1), lines.get(i), restIsFree);
            }
        }
    }

    private static int port(String profile) {
        return switch (profile) {
            case "inbound" -> house.inbound();
            case "submission" -> house.submission();
            case "submissions" -> house.submissions();
            default -> throw new IllegalArgumentException(profile);
        };
    }

    /** Returns whether the reply goes on with lines that nobody wrote down. */
    private static boolean speak(SmtpDialogue client, String where, String line, boolean restIsFree)
            throws IOException {
        if (restIsFree) {
            client.reply();
        }
        if (line.startsWith("C: ")) {
            client.send(line.substring(3) + "\r\n");
        } else if (line.startsWith("R: ")) {
            client.send(
                    line.substring(3)
                            .replace("\\r", "\r")
                            .replace("\\n", "\n")
                            .replace("\\0", "\0"));
        } else if (line.equals("TLS")) {
            client.startTls();
        } else if (line.equals("CLOSED")) {
            assertThat(client.closed()).as(where).isTrue();
        } else if (line.startsWith("S: ")) {
            return hear(client, where, line.substring(3));
        } else {
            assertThat(line).as(where).startsWith("#");
        }
        return false;
    }

    private static boolean hear(SmtpDialogue client, String where, String expected)
            throws IOException {
        String said = client.line();
        if (expected.endsWith("...")) {
            assertThat(said).as(where).startsWith(expected.substring(0, expected.length() - 3));
            return expected.startsWith("-...", 3);
        }
        assertThat(said).as(where).isEqualTo(expected);
        return false;
    }
}
