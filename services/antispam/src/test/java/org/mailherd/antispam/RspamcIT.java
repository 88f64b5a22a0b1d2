package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;

/** Debian's rspamc against the whole service. */
@Tag("system")
class RspamcIT {

    private static final String JUNK =
            "Subject: win\n\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n";

    private static final String PROSE =
            """
            The orchard behind the old mill was quiet when the first wagons came down the hill with
            apples, pears and a few late plums for the market. Nobody had expected them before noon,
            so the baker closed his shop, the children left their lessons, and the whole village went
            out to help with baskets, ladders and a great deal of good advice about carrying fruit.
            """;

    @TempDir private static Path folder;
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        dns =
                FakeDns.start()
                        .add("outside.test. IN TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                        .add("outside.test. IN MX 10 mx.outside.test.")
                        .add("mx.outside.test. IN A 192.0.2.1")
                        .add("1.2.0.192.in-addr.arpa. IN PTR mx.outside.test.");
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of(
                                "mailherd.antispam.controller.password",
                                "s3cret",
                                "mailherd.antispam.controller.secure-ip",
                                "192.0.2.0/24"));
        Files.writeString(folder.resolve("clean.eml"), Scans.CLEAN.replace("\r\n", "\n"));
        Files.writeString(folder.resolve("junk.eml"), JUNK);
        Files.writeString(folder.resolve("learn.eml"), Scans.CLEAN + PROSE);
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @Test
    void checksAMessage() throws Exception {
        assertThat(
                        rspamc(
                                "-i",
                                "192.0.2.1",
                                "-F",
                                "carol@outside.test",
                                "-r",
                                "a@alpha.test",
                                "--helo",
                                "mx.outside.test",
                                "symbols",
                                "clean.eml"))
                .contains("Action: no action", "Spam: false", "Symbol: R_SPF_ALLOW (-0.20)")
                .contains("Message-ID: 1@outside.test");
        assertThat(rspamc("symbols", "junk.eml")).contains("Action: reject", "Symbol: GTUBE");
    }

    @Test
    void speaksZstdBothWays() throws Exception {
        assertThat(rspamc("-z", "symbols", "junk.eml")).contains("Action: reject");
    }

    @Test
    void learnsOnceAndSaysSo() throws Exception {
        assertThat(rspamc("-P", "s3cret", "learn_spam", "learn.eml")).contains("success = true");
        assertThat(rspamc("-P", "s3cret", "learn_spam", "learn.eml"))
                .contains("has been already learned as spam");
        assertThat(rspamc("-P", "s3cret", "learn_ham", "learn.eml")).contains("success = true");
    }

    @Test
    void nothingIsLearnedWithoutThePassword() throws Exception {
        assertThat(rspamc("learn_spam", "junk.eml")).contains("HTTP error: 401");
        assertThat(rspamc("-P", "wrong", "learn_spam", "junk.eml")).contains("HTTP error: 401");
        assertThat(rspamc("-P", "wrong", "stat")).contains("HTTP error: 401");
    }

    @Test
    void keepsFuzzyHashes() throws Exception {
        assertThat(rspamc("-P", "s3cret", "-f", "1", "-w", "10", "fuzzy_add", "learn.eml"))
                .contains("success = true");
        assertThat(rspamc("-P", "s3cret", "-f", "1", "fuzzy_del", "learn.eml"))
                .contains("success = true");
        assertThat(rspamc("-P", "s3cret", "-f", "1", "fuzzy_del", "learn.eml"))
                .contains("HTTP error: 404");
    }

    @Test
    void tellsWhatItDid() throws Exception {
        rspamc("symbols", "junk.eml");
        assertThat(rspamc("-P", "s3cret", "stat"))
                .containsPattern("Messages scanned: [1-9]")
                .contains("Messages with action reject", "Messages learned", "BAYES_SPAM");
        assertThat(rspamc("-P", "s3cret", "counters")).contains("GTUBE");
        assertThat(rspamc("-P", "s3cret", "uptime")).contains("Uptime");
    }

    /** What it printed, errors too. */
    private static String rspamc(String... arguments) throws Exception {
        int port = service.getBean(AntispamServer.class).port();
        List<String> command =
                new ArrayList<>(List.of("rspamc", "-t", "60", "-h", "127.0.0.1:" + port));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile(folder, "rspamc", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(printed.toFile())
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed, StandardCharsets.UTF_8);
    }
}
