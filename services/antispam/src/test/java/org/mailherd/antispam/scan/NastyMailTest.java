package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailherd.antispam.archive.Cost;

/**
 * Threats, cases 7, 8, 19 and 22: whatever is in a message, it costs at most two seconds of a
 * processor, and what it costs grows as its size does. Counted are the time of the thread, whoever
 * else has the processor, and the octets it allocates, which do not depend on the machine.
 */
class NastyMailTest {

    private static final int SMALL_KB = 64;
    private static final int LARGE_KB = 512;
    private static final long MIB = 1 << 20;

    private final Scans scans = new Scans().sizeLimit(64 << 20);

    static Stream<String> kinds() {
        return Nasties.KINDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void costsWhatItMayAndEndsInAVerdict(String name) {
        IntFunction<byte[]> kind = Nasties.KINDS.get(name);
        Cost<ScanOutcome> small = cost(kind.apply(SMALL_KB));
        Cost<ScanOutcome> large = cost(kind.apply(LARGE_KB));
        if (Boolean.getBoolean("nasty.print")) {
            System.out.printf(
                    "NASTY %-45s %7.0f ms %6d KiB | %7.0f ms %6d KiB %s%n",
                    name,
                    small.cpuSeconds() * 1e3,
                    small.allocated() >> 10,
                    large.cpuSeconds() * 1e3,
                    large.allocated() >> 10,
                    Scans.symbols((ScanOutcome.Judged) large.result()));
        }
        assertThat(large.cpuSeconds()).isLessThan(2);
        assertThat(large.allocated())
                .as("at most as many times the octets as it is larger, and half as many again")
                .isLessThan(small.allocated() * LARGE_KB / SMALL_KB * 3 / 2 + 8 * MIB);
        assertThat(Scans.symbols((ScanOutcome.Judged) large.result())).isNotEmpty();
    }

    private Cost<ScanOutcome> cost(byte[] message) {
        return Cost.of(() -> scan(message));
    }

    private ScanOutcome scan(byte[] message) {
        try {
            return scans.scanner()
                    .scan(
                            Scans.envelope("192.0.2.1", "carol@outside.test"),
                            new ByteArrayInputStream(message),
                            Scans.NOW,
                            Turn.FREE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
