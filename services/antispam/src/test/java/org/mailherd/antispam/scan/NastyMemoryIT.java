package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threats, cases 7, 8 and 19: a message holds at most 64 MiB whatever is in it, and all places
 * taken by such messages what the service's heap has for them. Shown by processes that have no
 * more: one that needs more ends.
 */
class NastyMemoryIT {

    /** Classes, tables and the test's own messages, beside the 64 MiB that one may hold. */
    private static final int OWN = 32;

    /** Of 384 MiB that the service may have, what is not its own at rest. */
    private static final int ALL_PLACES = 256;

    @TempDir Path folder;

    @Test
    void aMessageHoldsAtMost64MebibytesWhateverIsInIt() throws Exception {
        write(512);
        assertThat(run(64 + OWN, "alone")).endsWith("each got its answer\n");
    }

    @Test
    void allPlacesTakenByNastyMessagesHoldWhatThereIsForThem() throws Exception {
        write(90);
        assertThat(run(ALL_PLACES, "together")).endsWith("each got its answer\n");
    }

    /** Here, where there is memory to make them. */
    private void write(int kilobytes) throws IOException {
        int number = 0;
        for (IntFunction<byte[]> kind : Nasties.KINDS.values()) {
            Files.write(folder.resolve("nasty" + number++), kind.apply(kilobytes));
        }
        for (String name : List.of("attributes of many", "letters in letters")) {
            byte[] large = Nasties.KINDS.get(name).apply(6 * kilobytes);
            Files.write(folder.resolve("nasty" + number++), large);
        }
    }

    private String run(int mebibytes, String what) throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx" + mebibytes + "m",
                                        "-Xss512k",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+ExitOnOutOfMemoryError",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        NastyProgram.class.getName(),
                                        what,
                                        folder.toString()))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
