package org.mailherd.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the examples of the RFCs, one file each. {@code @message name} is followed by a message,
 * {@code @script section name: outcome} by a script and what it decides about that message; {@code
 * error} for one that must not compile.
 */
class RfcExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/examples");

    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                tests.addAll(of(file));
            }
        }
        return tests;
    }

    private static List<DynamicTest> of(Path file) throws IOException {
        Map<String, String> messages = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^@")) {
            int end = block.indexOf('\n');
            if (block.startsWith("message ")) {
                messages.put(block.substring("message ".length(), end), block.substring(end + 1));
            } else if (block.startsWith("script ")) {
                String head = block.substring("script ".length(), end);
                String text = block.substring(end + 1);
                tests.add(
                        DynamicTest.dynamicTest(
                                file.getFileName() + " " + head, () -> play(head, text, messages)));
            }
        }
        return tests;
    }

    private static void play(String head, String text, Map<String, String> messages) {
        int colon = head.indexOf(": ");
        String expected = head.substring(colon + 2);
        if (expected.equals("error")) {
            assertThat(Sieve.errors(text)).isNotEmpty();
            return;
        }
        String message = messages.get(head.substring(head.indexOf(' ') + 1, colon));
        assertThat(message).as("the message of " + head).isNotNull();
        assertThat(Sieve.of(text).says(message)).isEqualTo(expected);
    }
}
