package org.mailherd.antispam.asn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsnFileTest {

    private static final String TABLE =
            """
            # start, end, number, country, name
            192.0.2.0\t192.0.2.127\t64500\tZZ\tONE
            192.0.2.128\t192.0.2.255\t0\tNone\tNot routed
            198.51.100.0/23\t64501
            203.0.113.0\t203.0.113.255\tAS4200000001\tZZ\tTHREE
            2001:db8::\t2001:db8:ffff:ffff:ffff:ffff:ffff:ffff\t64502\tZZ\tTWO
            2001:dba::/32\t64503
            """;

    @TempDir private Path folder;

    private static AsnTable table(String text) throws IOException {
        return AsnTable.read(new BufferedReader(new StringReader(text)));
    }

    private static long number(AsnSource source, String address) {
        return source.of(InetAddress.ofLiteral(address)).orElse(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0,          64500",
        "192.0.2.127,        64500",
        "192.0.2.128,        -1",
        "192.0.1.255,        -1",
        "198.51.101.255,     64501",
        "198.51.102.0,       -1",
        "203.0.113.9,        4200000001",
        "255.255.255.255,    -1",
        "0.0.0.0,            -1",
        "2001:db8::1,        64502",
        "2001:db8:ffff::,    64502",
        "2001:db9::,         -1",
        "2001:dba:1::1,      64503",
        "::,                 -1",
        "::ffff:192.0.2.1,   64500"
    })
    void knowsWhoseAnAddressIs(String address, long number) throws IOException {
        assertThat(number(table(TABLE), address)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                              | neither",
                "192.0.2.0\\t192.0.2.1              | neither",
                "192.0.2.0\\t192.0.2.1\\tx          | x",
                "192.0.2.9\\t192.0.2.1\\t5          | do not rise",
                "192.0.2.0\\t2001:db8::\\t5         | two kinds",
                "192.0.2.0/33\\t5                   | no network",
                "example.org\\t192.0.2.1\\t5        | no network"
            })
    void aFaultyLineIsNamed(String line, String reason) {
        assertThatThrownBy(() -> table("\n" + line.replace("\\t", "\t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(reason);
    }

    @Test
    void rangesThatOverlapAreRefused() {
        assertThatThrownBy(() -> table("192.0.2.0/24\t5\n192.0.2.128/25\t6\n"))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> table("x".repeat(2_000))).hasMessageContaining("too much");
    }

    @Test
    void aChangedFileCountsWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path path = folder.resolve("asn.tsv.gz");
        AsnFile file = new AsnFile(path.toString());
        assertThat(file.of(InetAddress.ofLiteral("192.0.2.1"))).isEqualTo(OptionalLong.empty());
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(path))) {
            packed.write(TABLE.getBytes(StandardCharsets.US_ASCII));
        }
        file.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> number(file, "192.0.2.1") == 64_500);
            Files.writeString(path, "nonsense");
            file.look();
            assertThat(number(file, "192.0.2.1")).isEqualTo(64_500);
            Files.writeString(path, "192.0.2.0/24\t7\n");
            file.look();
            assertThat(number(file, "192.0.2.1")).isEqualTo(7);
            Files.delete(path);
            file.look();
            assertThat(number(file, "192.0.2.1")).isEqualTo(-1);
        } finally {
            file.stop();
        }
    }
}
