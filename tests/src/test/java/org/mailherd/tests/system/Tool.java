package org.mailherd.tests.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the machine and insists on its success. */
public final class Tool {

    private static final int LIMIT_SECONDS = 60;

    private Tool() {}

    /**
     * @return what it printed
     * @throws AssertionError when it is not installed, fails, or takes more than a minute
     */
    public static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".txt");
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError("this test needs " + command[0] + ": " + e.getMessage(), e);
        } finally {
            Files.delete(output);
        }
    }
}
