package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.antispam.EndpointsHouse.JUNK;
import static org.mailherd.antispam.EndpointsHouse.json;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.scan.Scans;
import tools.jackson.databind.JsonNode;

/** Rspamd's Settings and Settings-ID over HTTP. */
class SettingsIT {

    @TempDir private static Path folder;
    private static EndpointsHouse house;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                folder.resolve("settings.conf"),
                """
                strict { apply { actions { reject = -100; } } }
                edge { request_header { "MTA-Tag" = "^edge"; } symbols = ["FROM_EDGE"]; }
                """);
        house = new EndpointsHouse(folder);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static JsonNode check(String message, String... fields) throws Exception {
        HttpResponse<String> answer = house.post("/checkv2", message, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String action(JsonNode answer) {
        return answer.get("action").asString();
    }

    @Test
    void aCallersOwnSettingsHoldForItsMessage() throws Exception {
        JsonNode answer =
                check(
                        JUNK,
                        "Settings",
                        "{\"symbols_disabled\": [\"GTUBE\"], \"actions\": {\"reject\": 1000, \"add header\": 900, \"greylist\": null}, \"scores\": {\"R_DKIM_NA\": 42}}");
        assertThat(action(answer)).isEqualTo("no action");
        assertThat(answer.at("/symbols/GTUBE").isMissingNode()).isTrue();
        assertThat(answer.at("/symbols/R_DKIM_NA/score").asDouble()).isEqualTo(42);
        assertThat(answer.get("score").asDouble()).isGreaterThan(30);
        assertThat(answer.get("required_score").asDouble()).isEqualTo(1000);
        assertThat(answer.get("thresholds").propertyNames())
                .containsExactly("reject", "add header");
        assertThat(action(check(JUNK))).isEqualTo("reject");
    }

    @Test
    void theyMayStandInTheQuery() throws Exception {
        HttpResponse<String> answer =
                house.post("/checkv2?settings=%7Bgroups_enabled%20%3D%20%5Bdkim%5D%7D", JUNK);
        assertThat(json(answer).get("symbols").propertyNames()).containsExactly("R_DKIM_NA");
    }

    @Test
    void whatIsWhitelistedIsSkipped() throws Exception {
        String forged = "X-Spam-Flag: NO\r\n" + JUNK;
        JsonNode answer = check(forged, "Settings", "{\"whitelist\": true}");
        assertThat(answer.get("is_skipped").asBoolean()).isTrue();
        assertThat(action(answer)).isEqualTo("no action");
        assertThat(answer.get("symbols").isEmpty()).isTrue();
        assertThat(answer.get("score").asDouble()).isZero();
        assertThat(answer.get("message-id").asString()).isEqualTo("1@outside.test");
        assertThat(answer.at("/milter/remove_headers/X-Spam-Flag").isMissingNode()).isFalse();
    }

    @Test
    void theOperatorsAreFoundByTheirId() throws Exception {
        assertThat(action(check(Scans.CLEAN, "Settings-ID", "strict"))).isEqualTo("reject");
        assertThat(action(check(Scans.CLEAN))).isEqualTo("no action");
        JsonNode tagged = check(Scans.CLEAN, "MTA-Tag", "edge7");
        assertThat(tagged.at("/symbols/FROM_EDGE").isMissingNode()).isFalse();
        assertThat(check(Scans.CLEAN, "MTA-Tag", "other").at("/symbols/FROM_EDGE").isMissingNode())
                .isTrue();
    }

    @Test
    void anUnknownIdChangesNothing() throws Exception {
        assertThat(action(check(Scans.CLEAN, "Settings-ID", "nobody"))).isEqualTo("no action");
        assertThat(action(check(JUNK, "Settings-ID", "nobody"))).isEqualTo("reject");
    }

    @Test
    void aCallersOwnGoBeforeTheOperators() throws Exception {
        JsonNode answer = check(Scans.CLEAN, "Settings", "{}", "Settings-ID", "strict");
        assertThat(action(answer)).isEqualTo("no action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"actions\": 5}", "{\"scores\": {\"X\": \"y\"}}", "[1]"})
    void whatCannotBeUnderstoodIsRefusedClearly(String settings) throws Exception {
        HttpResponse<String> answer = house.post("/checkv2", JUNK, "Settings", settings);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asString()).startsWith("Settings: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Settings", "Settings-ID"})
    void aStrangerIsNotHeard(String field) throws Exception {
        String large = JUNK + "x".repeat(1 << 19);
        HttpResponse<String> answer =
                house.post("/checkv2", large, field, "{}", "X-Forwarded-For", "192.0.2.1");
        assertThat(answer.statusCode()).isEqualTo(401);
        JsonNode tagged = check(Scans.CLEAN, "MTA-Tag", "edge7", "X-Forwarded-For", "192.0.2.1");
        assertThat(tagged.at("/symbols/FROM_EDGE").isMissingNode()).isTrue();
    }

    @Test
    void aChangedFileCountsWithoutARestart() throws Exception {
        Path file = folder.resolve("settings.conf");
        Files.writeString(
                file, Files.readString(file) + "late { apply { scores { R_DKIM_NA = 7; } } }\n");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        check(Scans.CLEAN, "Settings-ID", "late")
                                        .at("/symbols/R_DKIM_NA/score")
                                        .asDouble()
                                == 7);
    }

    /** The mail server found it, and that it leads back: nobody needs to ask again. */
    @Test
    void theClientsNameIsTakenFromHostname() throws Exception {
        assertThat(check(Scans.CLEAN, "IP", "192.0.2.9").at("/symbols/RDNS_NONE").isMissingNode())
                .isFalse();
        JsonNode named = check(Scans.CLEAN, "IP", "192.0.2.9", "Hostname", "mx.outside.test");
        assertThat(named.at("/symbols/RDNS_NONE").isMissingNode()).isTrue();
        for (String none : new String[] {"unknown", "[192.0.2.9]", "192.0.2.9"}) {
            JsonNode unnamed = check(Scans.CLEAN, "IP", "192.0.2.9", "Hostname", none);
            assertThat(unnamed.at("/symbols/RDNS_NONE").isMissingNode()).as(none).isFalse();
        }
    }

    @Test
    void theOperatorsFilesAreReloadedWithoutARestart() throws Exception {
        Path actions = folder.resolve("actions.conf");
        Path composites = folder.resolve("composites.conf");
        Path blocklists = folder.resolve("blocklists.conf");
        house.dns.add("77.2.0.192.bl.test. IN A 127.0.0.2");
        try {
            assertThat(action(check(Scans.CLEAN))).isEqualTo("no action");
            Files.writeString(actions, "reject = 14; add_header = -500; greylist = -500\n");
            eventually("/thresholds/reject", "14.0", "/action", "add header");
            assertThat(house.get("/actions").body()).contains("14.0").contains("-500.0");
            Files.writeString(
                    composites, "UNSIGNED { expression = \"R_DKIM_NA\"; score = 600; }\n");
            eventually("/symbols/UNSIGNED/score", "600.0", "/action", "reject");
            Files.writeString(blocklists, "client RBL_MINE bl.test 3.5\n");
            eventually("/symbols/RBL_MINE/score", "3.5", "/action", "reject");
        } finally {
            Files.deleteIfExists(actions);
            Files.deleteIfExists(composites);
            Files.deleteIfExists(blocklists);
        }
        eventually("/thresholds/reject", "15.0", "/symbols/UNSIGNED/score", "");
        eventually("/symbols/RBL_MINE/score", "", "/action", "no action");
    }

    private static void eventually(String path, String value, String other, String otherValue) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    JsonNode answer = check(Scans.CLEAN, "IP", "192.0.2.77");
                    return answer.at(path).asString("").equals(value)
                            && answer.at(other).asString("").equals(otherValue);
                });
    }
}
