package org.mailherd.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.testsupport.ManualClock;

/**
 * Plays the examples of the RFCs, one file each. {@code @message name} is followed by a message,
 * {@code @script section name: outcome} by a script and what it decides about that message; {@code
 * error} for one that must not compile. {@code @given thing value} says what the world of the
 * scripts below it is like.
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
        List<String> givens = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^@")) {
            int end = block.indexOf('\n');
            if (block.startsWith("message ")) {
                messages.put(block.substring("message ".length(), end), block.substring(end + 1));
            } else if (block.startsWith("given ")) {
                givens.add(block.substring("given ".length()));
            } else if (block.startsWith("script ")) {
                String head = block.substring("script ".length(), end);
                String text = block.substring(end + 1);
                List<String> world = List.copyOf(givens);
                tests.add(
                        DynamicTest.dynamicTest(
                                file.getFileName() + " " + head,
                                () -> play(head, text, messages, world)));
            }
        }
        return tests;
    }

    private static void play(
            String head, String text, Map<String, String> messages, List<String> world) {
        int colon = head.indexOf(": ");
        String expected = head.substring(colon + 2);
        if (expected.equals("error")) {
            assertThat(Sieve.errors(text)).isNotEmpty();
            return;
        }
        String message = messages.get(head.substring(head.indexOf(' ') + 1, colon));
        assertThat(message).as("the message of " + head).isNotNull();
        Sieve sieve = Sieve.of(text);
        world.forEach(given -> give(sieve, given));
        assertThat(sieve.says(message).replaceAll("\\R", "|")).isEqualTo(expected);
    }

    private static void give(Sieve sieve, String given) {
        String[] line = given.split("\n", 2);
        String[] words = line[0].split(" ", 3);
        InMemoryHost host = sieve.host;
        switch (words[0]) {
            case "spam" -> host.spam = OptionalDouble.of(Double.parseDouble(words[1]));
            case "virus" -> host.virus = OptionalInt.of(Integer.parseInt(words[1]));
            case "mailbox" -> host.mailboxes.add(words[1]);
            case "use" -> host.specialUses.put(words[1], words[2]);
            case "metadata" -> host.metadata.put(words[1].replace("=", " "), words[2]);
            case "time" -> host.clock = ManualClock.at(words[1]);
            case "envelope" ->
                    sieve.envelope =
                            SieveEnvelope.of(words[1].equals("<>") ? "" : words[1], words[2]);
            case "personal" -> host.personal.put(words[1], line[1]);
            case "global" -> host.global.put(words[1], line[1]);
            default -> throw new IllegalArgumentException(given);
        }
    }
}
