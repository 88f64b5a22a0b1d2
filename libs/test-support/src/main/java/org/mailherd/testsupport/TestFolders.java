package org.mailherd.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders for the servers of one test JVM, below the module's {@code target}; those of dead JVMs
 * are cleared.
 */
final class TestFolders {

    private static final Path ROOT = Path.of("target", "embedded");

    private TestFolders() {}

    static Path forThisJvm(String name) {
        clearThoseOfDeadJvms();
        return ROOT.resolve(name + "-" + ProcessHandle.current().pid());
    }

    static void closeAtExit(AutoCloseable server, Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            try {
                                server.close();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            delete(folder);
                        }));
    }

    private static void clearThoseOfDeadJvms() {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        try (Stream<Path> folders = Files.list(ROOT)) {
            folders.filter(TestFolders::isDead).forEach(TestFolders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDead(Path folder) {
        String name = folder.getFileName().toString();
        String pid = name.substring(name.lastIndexOf('-') + 1);
        return pid.matches("\\d+") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void delete(Path tree) {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // A server of that JVM is about to end and still tidies up: the next run clears the
            // rest.
        }
    }
}
