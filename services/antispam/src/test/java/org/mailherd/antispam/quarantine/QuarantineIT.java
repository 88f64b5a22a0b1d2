package org.mailherd.antispam.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.explain.VerdictStore;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.directory.policy.SpamPolicies;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The quarantine and per-recipient verdicts of the whole service, as smtp and admin-ui see them.
 */
class QuarantineIT {
    private static final String GTUBE =
            Scans.CLEAN
                    + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n";
    private static QuarantineHouse house;

    @BeforeAll
    static void start() throws Exception {
        house = new QuarantineHouse();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void empty() {
        house.empty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        house.check("qEmpty", GTUBE, "alice@alpha.test")
                                        .path("recipients")
                                        .isMissingNode()
                                && house.check("qEmpty", Scans.CLEAN, "team@alpha.test")
                                        .path("recipients")
                                        .isMissingNode());
    }

    @Test
    void rejectedMailIsWantedByWhoSaysNothing() throws Exception {
        JsonNode answer = house.check("qa", GTUBE, "alice@alpha.test");
        assertThat(answer.path("action").asString()).isEqualTo("reject");
        assertThat(answer.path("quarantine").toString()).isEqualTo("[\"alice@alpha.test\"]");
        assertThat(house.check("qb", GTUBE, "x@outside.test").has("quarantine")).isFalse();
    }

    @Test
    void theFinalMailboxsPolicyCountsBehindASharedAliasAndACatchAll() throws Exception {
        SpamPolicies policies = house.bean(SpamPolicies.class);
        policies.add("bob@alpha.test", false, "outside.test", true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        house.check("qc", Scans.CLEAN, "any@beta.test")
                                .path("action")
                                .asString()
                                .equals("reject"));
        JsonNode answer = house.check("qd", Scans.CLEAN, "team@alpha.test");
        assertThat(answer.path("action").asString()).isEqualTo("no action");
        JsonNode boxes = answer.path("recipients").path("team@alpha.test").path("mailboxes");
        assertThat(boxes.path("alice@alpha.test").path("action").asString()).isEqualTo("no action");
        assertThat(boxes.path("bob@alpha.test").path("action").asString()).isEqualTo("reject");
        assertThat(answer.has("quarantine")).isFalse();
    }

    @Test
    void keepsOnceWithTheReasonsAndReleasesOnce() throws Exception {
        house.check("qf", GTUBE, "alice@alpha.test");
        assertThat(house.keep("qf", GTUBE, "alice@alpha.test")).contains("alice@alpha.test");
        assertThat(house.keep("qf", GTUBE, "alice@alpha.test")).contains("alice@alpha.test");
        JsonNode items = house.list("everywhere=1");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.get(0).path("symbols").asString()).contains("GTUBE");
        assertThat(items.get(0).path("subject").asString()).isEqualTo("Lunch");
        String id = items.get(0).path("id").asString();
        assertThat(house.call("GET", "/" + id + "/message?everywhere=1").body()).isEqualTo(GTUBE);
        assertThat(house.call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(200);
        assertThat(house.call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(409);
        assertThat(house.released).hasSize(1);
        assertThat(house.released.getFirst())
                .contains("recipient=alice@alpha.test")
                .contains("sender=carol@outside.test")
                .endsWith(GTUBE);
        assertThat(house.list("everywhere=1").size()).isZero();
    }

    @Test
    void aReleaseThatFailsLosesNothing() throws Exception {
        house.keep("qg", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        house.smtpStatus.set(503);
        assertThat(house.call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(503);
        house.smtpStatus.set(200);
        assertThat(house.call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(200);
        assertThat(house.released).hasSize(1);
    }

    @Test
    void aReleaseWhoseAnswerIsLostIsNotRepeatedByItself() throws Exception {
        house.keep("qu", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        String release = "/" + id + "/release?everywhere=1&actor=me";
        house.smtpStatus.set(QuarantineHouse.ANSWER_LOST);
        assertThat(house.call("POST", release).statusCode()).isEqualTo(504);
        house.smtpStatus.set(200);
        assertThat(house.call("POST", release).statusCode()).isEqualTo(504);
        assertThat(house.list("everywhere=1").get(0).path("state").asString())
                .isEqualTo("uncertain");
        assertThat(house.released).hasSize(1);
        assertThat(house.call("POST", release + "&again=1").statusCode()).isEqualTo(200);
        assertThat(house.call("POST", release + "&again=1").statusCode()).isEqualTo(409);
        assertThat(house.released).hasSize(2);
    }

    @Test
    void aReleaseThatDiedWithItsProcessIsUncertain() throws Exception {
        house.keep("qv", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        house.bean(JdbcClient.class)
                .sql(
                        "UPDATE quarantine_item SET state = 'releasing', state_since = now() -"
                                + " INTERVAL 1 HOUR")
                .update();
        String release = "/" + id + "/release?everywhere=1&actor=me";
        assertThat(house.list("everywhere=1").get(0).path("state").asString())
                .isEqualTo("uncertain");
        assertThat(house.call("POST", release).statusCode()).isEqualTo(504);
        assertThat(house.released).isEmpty();
        assertThat(house.call("POST", release + "&again=1").statusCode()).isEqualTo(200);
    }

    /** Threat 15: an owner and a domain's administrator see and handle their own. */
    @Test
    void threat15_nobodyHandlesAnothersMail() throws Exception {
        house.keep("qh", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        assertThat(house.list("mailbox=alice@alpha.test").size()).isEqualTo(1);
        assertThat(house.list("domains=alpha.test").size()).isEqualTo(1);
        for (String scope :
                List.of("mailbox=bob@alpha.test", "domains=beta.test", "domains=", "actor=me")) {
            assertThat(house.list(scope).size()).isZero();
            for (String verb : List.of("release", "learnspam", "delete")) {
                assertThat(
                                house.call("POST", "/" + id + "/" + verb + "?actor=me&" + scope)
                                        .statusCode())
                        .isEqualTo(404);
            }
            assertThat(house.call("GET", "/" + id + "/message?" + scope).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void malwareIsReleasedByAnAdministratorOnly() throws Exception {
        house.check("qw", GTUBE, "alice@alpha.test");
        house.keep("qw", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        String owner = "?actor=me&mailbox=alice@alpha.test";
        assertThat(house.list("everywhere=1").get(0).path("guarded").asBoolean()).isFalse();
        for (String symbols : List.of("[{\"name\":\"CLAM_VIRUS\",\"score\":0}]", "[]")) {
            house.bean(JdbcClient.class)
                    .sql("UPDATE quarantine_item SET symbols = ?")
                    .param(symbols)
                    .update();
            assertThat(house.list("everywhere=1").get(0).path("guarded").asBoolean()).isTrue();
            assertThat(house.call("POST", "/" + id + "/release" + owner).statusCode())
                    .isEqualTo(403);
            assertThat(house.call("GET", "/" + id + "/message" + owner).statusCode())
                    .isEqualTo(403);
        }
        assertThat(house.released).isEmpty();
        assertThat(
                        house.call("POST", "/" + id + "/release?actor=me&domains=alpha.test")
                                .statusCode())
                .isEqualTo(200);
        assertThat(house.released).hasSize(1);
    }

    @Test
    void anOwnerReleasesWhatHoldsNoMalware() throws Exception {
        house.check("qo", GTUBE, "alice@alpha.test");
        house.keep("qo", GTUBE, "alice@alpha.test");
        String id = house.list("everywhere=1").get(0).path("id").asString();
        assertThat(
                        house.call("POST", "/" + id + "/release?actor=me&mailbox=alice@alpha.test")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutTheSecretThereIsNothing() throws Exception {
        assertThat(house.statusForStrangers("?everywhere=1")).isEqualTo(401);
    }

    @Test
    void keepsNoMoreThanTheSettingsSay() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.keep("q" + i, GTUBE + i, "alice@alpha.test");
        }
        assertThat(house.list("everywhere=1").size()).isEqualTo(3);
        assertThat(house.keep("ql", GTUBE + "x".repeat(70_000), "alice@alpha.test"))
                .isEqualTo("[]");
        prune(29);
        assertThat(house.list("everywhere=1").size()).isEqualTo(3);
        prune(31);
        assertThat(house.list("everywhere=1").size()).isZero();
    }

    private static void prune(int days) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        new Retention(house.bean(RetentionStore.class), later).prune();
    }

    /** Threats 16 and 19, CVE-2026-40871: what strangers write is a value wherever it goes. */
    @Test
    void cve_2026_40871_aStrangersTextStaysAValue() throws Exception {
        String nasty = "'; DROP TABLE quarantine_item; -- <script>alert(1)</script>";
        String mail = GTUBE.replace("Subject: Lunch", "Subject: " + nasty);
        house.keep("qi", mail, "alice@alpha.test");
        assertThat(house.list("everywhere=1").get(0).path("subject").asString()).isEqualTo(nasty);
        assertThat(house.call("GET", "?everywhere=1&mailbox=%27%20OR%201%3D1%20--").statusCode())
                .isEqualTo(200);
        assertThat(house.list("domains=%27%20OR%201%3D1%20--").size()).isZero();
        assertThat(house.call("GET", "/1%27?everywhere=1").statusCode()).isEqualTo(400);
        assertThat(house.list("everywhere=1").size()).isEqualTo(1);
    }

    @Test
    void everyVerdictIsExplainedByQueueIdAndMessageId() throws Exception {
        house.check("qexplain", GTUBE, "team@alpha.test");
        VerdictStore store = house.bean(VerdictStore.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> store.ofMessage("qexplain").size() == 2);
        assertThat(store.ofMessage("qexplain"))
                .allSatisfy(one -> {
                    assertThat(one.action()).isEqualTo("reject");
                    assertThat(one.symbols()).contains("GTUBE").contains("reason");
                });
        assertThat(store.ofMessageId("1@outside.test")).isNotEmpty();
    }
}
