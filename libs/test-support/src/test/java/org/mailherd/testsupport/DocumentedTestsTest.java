package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/develop/attacks.md says which test shows what: each of them is there. */
class DocumentedTestsTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    @Test
    void everyTestOfTheTableOfAttacksIsThere() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/develop/attacks.md"))) {
            root = root.getParent();
        }
        Map<String, String> tests = tests(root);
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(root.resolve("docs/develop/attacks.md")));
        int found = 0;
        while (named.find()) {
            found++;
            String method = named.group(2) == null ? "" : "void " + named.group(2) + "(";
            if (!tests.getOrDefault(named.group(1), "-").contains(method)
                    || !tests.containsKey(named.group(1))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(50);
    }

    /** Source text by class; of equal names, all of it. */
    private static Map<String, String> tests(Path root) throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (Path parent : List.of(root, root.resolve("libs"), root.resolve("services"))) {
            for (Path sources : modules(parent)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file :
                            files.filter(one -> one.toString().matches(".*(Test|IT)\\.java"))
                                    .toList()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        tests.merge(name, Files.readString(file), String::concat);
                    }
                }
            }
        }
        return tests;
    }

    private static List<Path> modules(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.map(folder -> folder.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }
}
