package org.mailherd.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds and tries programs of this machine. */
final class Executables {

    // Debian keeps servers out of an ordinary account's PATH.
    private static final List<String> MORE_FOLDERS =
            List.of(
                    "/usr/sbin",
                    "/usr/local/sbin",
                    "/usr/local/bin",
                    "/opt/homebrew/bin",
                    "/usr/libexec");
    private static final int TRY_SECONDS = 20;

    private Executables() {}

    /**
     * The first of the names that is an executable file on the PATH or where servers usually lie.
     */
    static Optional<Path> find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<String> folders =
                Stream.concat(Stream.of(path.split(File.pathSeparator)), MORE_FOLDERS.stream())
                        .filter(folder -> !folder.isEmpty())
                        .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Whether the servers in our jars may be used: {@code -Dmailherd.embedded=installed} wants the
     * machine's own.
     */
    static boolean mayUseBundled() {
        return !"installed".equals(System.getProperty("mailherd.embedded"));
    }

    /**
     * Whether the program starts here at all: another libc or a missing library shows at {@code
     * --version}.
     */
    static boolean runs(Path program) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor(TRY_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Operating system and processor in the words of embedded-redis' file names, such as {@code
     * linux-amd64}.
     */
    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String family =
                system.startsWith("mac")
                        ? "darwin"
                        : system.startsWith("linux") ? "linux" : "other";
        return family + "-" + (processor.equals("aarch64") ? "arm64" : processor);
    }
}
