package org.mailherd.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a log line at three in the morning finds its event in the README. */
class DocumentedEventsTest {
    private static final Pattern LOGGED =
            Pattern.compile("(?:LogEvent\\.of\\(\\s*\"|\"event=)([a-z-]+)");
    private static final Pattern TOLD = Pattern.compile("`([a-z-]+)`");

    @Test
    void everyEventIsInTheReadmeAndNoneIsThatNobodyLogs() throws IOException {
        Set<String> own = logged(Path.of("src/main/java"));
        Set<String> queues = logged(Path.of("../../libs/mail-queue/src/main/java"));
        Set<String> told = new TreeSet<>();
        text(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("## Events it logs"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> collect(TOLD, line.split("\\|")[1], told));
        assertThat(told).containsAll(own);
        Set<String> known = new TreeSet<>(own);
        known.addAll(queues);
        assertThat(known).containsAll(told);
        queues.removeAll(told);
        collect(TOLD, text(Path.of("../../libs/mail-queue/README.md")), told);
        assertThat(told).containsAll(queues);
    }

    private static Set<String> logged(Path sources) throws IOException {
        Set<String> events = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> collect(LOGGED, text(file), events));
        }
        return events;
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
