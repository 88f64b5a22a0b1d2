package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.directory.dkim.KeyState;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.policy.RateLimit;
import org.mailherd.directory.policy.RateLimits;
import org.mailherd.directory.policy.SpamPolicies;
import org.mailherd.directory.policy.SpamPolicy;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP, with a real database, a real Redis and a DNS server of our own. */
class AntispamServiceIT {

    private static final String CLEAN =
            Scans.CLEAN.replaceFirst(
                    "Date: [^\r]*",
                    "Date: "
                            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    ZonedDateTime.now(ZoneOffset.UTC)));
    private static final String DOUBTFUL =
            CLEAN.replace("Message-ID", "X-Other")
                    .replace("Subject: Lunch", "Subject: BUY CHEAP PILLS")
                    .replace("To: alice", "X-To: alice");

    private static final String[] TWO = {"alice@alpha.test", "bob@beta.test"};

    @TempDir private static Path folder;
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;
    private static Asking antispam;

    @BeforeAll
    static void start() {
        dns = FakeDns.start();
        dns.add("outside.test. IN TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                .add("outside.test. IN MX 10 mx.outside.test.")
                .add("mx.outside.test. IN A 192.0.2.1")
                .add("1.2.0.192.in-addr.arpa. IN PTR mx.outside.test.")
                .silent("slow.test.");
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of(
                                "mailherd.antispam.max-message-size",
                                "1MB",
                                "mailherd.antispam.thresholds.greylist",
                                4,
                                "mailherd.directory.key",
                                "a-word-that-seals-signing-keys",
                                "mailherd.antispam.quarantine.token",
                                "a-secret-of-the-services",
                                "mailherd.antispam.scores.file",
                                folder.resolve("scores.conf").toString()));
        antispam = new Asking(service);
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        jdbc.sql("INSERT INTO domain (domain) VALUES ('wishes.test')").update();
        for (String name : List.of("dora", "emil")) {
            jdbc.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES (?, ?, 'wishes.test', '')")
                    .params(name + "@wishes.test", name)
                    .update();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @Test
    void answersPing() throws Exception {
        assertThat(antispam.send(antispam.request("/ping").GET()).body()).isEqualTo("pong\r\n");
    }

    @Test
    void judgesInTheShapeOfRspamd() throws Exception {
        JsonNode answer = antispam.check(CLEAN, "192.0.2.1", TWO);
        assertThat(answer.get("action").asString()).isEqualTo("no action");
        assertThat(answer.get("is_skipped").asBoolean()).isFalse();
        assertThat(answer.get("required_score").asDouble()).isEqualTo(15);
        assertThat(answer.get("thresholds").get("add header").asDouble()).isEqualTo(8);
        assertThat(answer.get("symbols").get("R_SPF_ALLOW").get("metric_score").asDouble())
                .isEqualTo(-0.2);
        assertThat(answer.get("message-id").asString()).isEqualTo("1@outside.test");
        assertThat(
                        answer.get("milter")
                                .get("add_headers")
                                .get("Authentication-Results")
                                .get("value")
                                .asString())
                .contains("spf=pass");
        assertThat(
                        JsonMapper.shared()
                                .readTree(antispam.send(antispam.request("/stat").GET()).body())
                                .get("scanned")
                                .asInt())
                .isPositive();
    }

    @Test
    void greylistsDoubtfulMailUntilItsTime() throws Exception {
        assertThat(antispam.check(DOUBTFUL, "192.0.2.1", TWO).get("action").asString())
                .isEqualTo("soft reject");
        assertThat(antispam.check(DOUBTFUL, "192.0.2.1", TWO).get("action").asString())
                .isEqualTo("soft reject");
        assertThat(antispam.check(DOUBTFUL, Asking.LOOPBACK, TWO).get("action").asString())
                .isEqualTo("no action");
    }

    @Test
    void signsSubmittedMail() throws Exception {
        service.getBean(SigningKeyStore.class)
                .create("signed.test", "dkim", SigningKey.Algorithm.ED25519, 0);
        JsonNode answer = antispam.submit("signed.test");
        assertThat(answer.get("dkim-signature").asString()).contains("d=signed.test; s=dkim;");
        assertThat(answer.get("action").asString()).isEqualTo("no action");
    }

    @Test
    void tooLargeMessageIsAnErrorInJson() throws Exception {
        HttpResponse<String> answer =
                antispam.send(
                        antispam.request("/checkv2")
                                .POST(Asking.body(CLEAN + "x".repeat(1 << 21))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
                .contains("over 1048576");
    }

    @Test
    void silentDnsEndsInTime() throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> answer =
                antispam.send(
                        antispam.request("/checkv2")
                                .header("IP", "192.0.2.1")
                                .header("From", "a@slow.test")
                                .POST(Asking.body(CLEAN)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("R_SPF_DNSFAIL");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void signingKeysAreReloadedWithoutARestart() throws Exception {
        SigningKeyStore keys = service.getBean(SigningKeyStore.class);
        assertThat(antispam.submit("turn.test").has("dkim-signature")).isFalse();
        keys.create("turn.test", "first", SigningKey.Algorithm.ED25519, 0);
        eventually(() -> antispam.signature("turn.test").contains("s=first;"));
        keys.create("turn.test", "second", SigningKey.Algorithm.ED25519, 0);
        keys.move("turn.test", "first", KeyState.RETIRED);
        eventually(() ->
                antispam.signature("turn.test").contains("s=second;")
                        && !antispam.signature("turn.test").contains("s=first;"));
        keys.deleteAll("turn.test");
        eventually(() -> antispam.signature("turn.test").isEmpty());
    }

    @Test
    void allowAndDenyListsAreReloadedWithoutARestart() throws Exception {
        SpamPolicies policies = service.getBean(SpamPolicies.class);
        String dora = "dora@wishes.test";
        try {
            policies.add(dora, false, "outside.test", true);
            eventually(() -> action(dora).equals("reject"));
            assertThat(action("emil@wishes.test")).isEqualTo("no action");
            clearSenders(dora, policies);
            eventually(() -> action(dora).equals("no action"));
            policies.setScores(dora, Optional.of(new SpamPolicy.Scores(0, 0)));
            eventually(() -> action(dora).equals("reject"));
            policies.add(dora, true, "carol@outside.test", false);
            eventually(() -> action(dora).equals("no action"));
            clearSenders(dora, policies);
            eventually(() -> action(dora).equals("reject"));
        } finally {
            clearSenders(dora, policies);
            policies.setScores(dora, Optional.empty());
        }
        eventually(() -> action(dora).equals("no action"));
    }

    private static void clearSenders(String owner, SpamPolicies policies) {
        policies.of(owner).senders().forEach(entry -> policies.remove(entry.id(), true));
    }

    @Test
    void theScoresFileIsReloadedWithoutARestart() throws Exception {
        Path file = folder.resolve("scores.conf");
        String stranger = "someone@elsewhere.test";
        double own = weightOfCapitals(stranger).orElseThrow();
        Files.writeString(file, "SUBJ_ALL_CAPS = 20\n");
        eventually(() -> action(stranger).equals("reject"));
        assertThat(weightOfCapitals(stranger)).hasValue(20.0);
        Files.writeString(file, "SUBJ_ALL_CAPS = off\n");
        eventually(() -> weightOfCapitals(stranger).isEmpty());
        Files.delete(file);
        eventually(() -> weightOfCapitals(stranger).equals(Optional.of(own)));
    }

    private static Optional<Double> weightOfCapitals(String recipient) throws Exception {
        JsonNode symbol =
                antispam.check(DOUBTFUL, Asking.LOOPBACK, recipient)
                        .path("symbols")
                        .path("SUBJ_ALL_CAPS");
        return symbol.isMissingNode()
                ? Optional.empty()
                : Optional.of(symbol.get("metric_score").asDouble());
    }

    @Test
    void aDomainsAndAMailboxsSettingsAreReloadedWithoutARestart() throws Exception {
        SpamPolicies policies = service.getBean(SpamPolicies.class);
        String dora = "dora@wishes.test";
        String emil = "emil@wishes.test";
        try {
            policies.setScores("wishes.test", Optional.of(new SpamPolicy.Scores(0, 0)));
            eventually(() -> action(dora).equals("reject") && action(emil).equals("reject"));
            policies.setScores(dora, Optional.of(new SpamPolicy.Scores(0, 500)));
            eventually(() -> action(dora).equals("add header"));
            assertThat(action(emil)).isEqualTo("reject");
            assertThat(kept(emil)).contains(emil);
            policies.setQuarantine(emil, "none");
            eventually(() -> kept(emil).isEmpty());
        } finally {
            policies.setQuarantine(emil, "");
            List.of(dora, "wishes.test").forEach(it -> policies.setScores(it, Optional.empty()));
        }
        eventually(() -> action(dora).equals("no action") && action(emil).equals("no action"));
    }

    @Test
    void aRateLimitIsReloadedWithoutARestart() throws Exception {
        RateLimits limits = service.getBean(RateLimits.class);
        String name = "wishes.test";
        assertThat(antispam.submit(name).get("action").asString()).isEqualTo("no action");
        limits.set(name, Optional.of(new RateLimit(1, RateLimit.Frame.DAY)));
        eventually(() -> antispam.submit(name).get("action").asString().equals("soft reject"));
        limits.set(name, Optional.empty());
        eventually(() -> antispam.submit(name).get("action").asString().equals("no action"));
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private static String action(String recipient) throws Exception {
        return antispam.check(DOUBTFUL, Asking.LOOPBACK, recipient).get("action").asString();
    }

    private static String kept(String recipient) throws Exception {
        JsonNode boxes = antispam.check(DOUBTFUL, Asking.LOOPBACK, recipient).path("quarantine");
        return boxes.isMissingNode() ? "" : boxes.toString();
    }
}
