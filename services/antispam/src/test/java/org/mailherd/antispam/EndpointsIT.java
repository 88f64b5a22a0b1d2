package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mailherd.antispam.EndpointsHouse.JUNK;
import static org.mailherd.antispam.EndpointsHouse.action;
import static org.mailherd.antispam.EndpointsHouse.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.scan.Scans;
import tools.jackson.databind.JsonNode;

/** Every path of the protocol over HTTP. */
class EndpointsIT {

    private static final String PROSE =
            """
            The orchard behind the old mill was quiet when the first wagons came down the hill with
            apples, pears and a few late plums for the market. Nobody had expected them before noon,
            so the baker closed his shop, the children left their lessons, and the whole village went
            out to help with baskets, ladders and a great deal of good advice about carrying fruit.
            """;

    @TempDir private static Path folder;
    private static EndpointsHouse house;

    @BeforeAll
    static void start() throws Exception {
        house = new EndpointsHouse(folder);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /** A path, and what a pointer into its JSON must show. */
    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("/auth", "/auth", "ok"),
                arguments("/maps", "", ""),
                arguments("/plugins", "", ""),
                arguments("/neighbours", "", ""),
                arguments("/pie", "/0/label", "Clean"),
                arguments("/actions", "/3/action", "soft reject"),
                arguments("/actions", "/3/value", "null"),
                arguments("/stat", "/version", "3.4"),
                arguments("/stat", "/read_only", "false"),
                arguments("/actions", "/0/action", "reject"),
                arguments("/actions", "/0/value", "15.0"),
                arguments("/history", "/version", "2"),
                arguments("/history", "/rows/0/subject", "Lunch"),
                arguments("/history", "/rows/0/action", "reject"),
                arguments("/history", "/rows/0/symbols/GTUBE/name", "GTUBE"),
                arguments("/errors", "/0/module", "scan"),
                arguments("/errors", "/0/type", "normal"),
                arguments("/graph?type=day", "/5/0/y", "null"),
                arguments("/graph?a=b&type=hourly", "/0/60", ""),
                arguments("/graph?type=week", "/0/0/y", "null"),
                arguments("/graph?type=month", "/0/0/y", "null"),
                arguments("/graph?type=year", "/0/0/y", "null"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void tellsInJson(String path, String pointer, String value) throws Exception {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode node = json(answer).at(pointer);
        assertThat(node.isNull() ? "null" : node.asString("")).as(answer.body()).isEqualTo(value);
    }

    @Test
    void graphShowsWhatWasJustJudged() throws Exception {
        JsonNode reject = json(house.get("/graph?type=day")).get(0);
        assertThat(reject.size()).isEqualTo(288);
        double sum = 0;
        for (JsonNode point : reject) {
            sum += point.get("y").asDouble(0);
        }
        assertThat(sum).isPositive();
        assertThat(json(house.get("/graph?type=day")).size()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graph", "/graph?type=", "/graph?type=century", "/graph?xtype=day"})
    void graphOfNoKnownTypeIs400(String path) throws Exception {
        assertThat(house.get(path).statusCode()).isEqualTo(400);
        assertThat(json(house.get(path)).get("error").asString()).contains("type is");
    }

    @Test
    void pieHasASliceForEachAction() throws Exception {
        JsonNode pie = json(house.get("/pie"));
        assertThat(pie.valueStream().map(slice -> slice.get("action").asString()))
                .contains("reject", "no action", "add header", "greylist");
        assertThat(
                        pie.valueStream()
                                .filter(slice -> slice.get("action").asString().equals("reject"))
                                .findFirst()
                                .orElseThrow()
                                .get("data")
                                .asInt())
                .isPositive();
    }

    @Test
    void symbolsStandInTheirGroups() throws Exception {
        JsonNode groups = json(house.get("/symbols"));
        assertThat(
                        groups.valueStream()
                                .flatMap(group -> group.get("rules").valueStream())
                                .map(rule -> rule.get("symbol").asString()))
                .contains("GTUBE");
        assertThat(
                        groups.valueStream()
                                .flatMap(group -> group.get("rules").valueStream())
                                .filter(rule -> rule.get("symbol").asString().equals("R_DKIM_NA"))
                                .map(rule -> rule.get("cost").asString()))
                .containsExactly("dns");
        assertThat(json(house.get("/counters")).valueStream().map(c -> c.get("symbol").asString()))
                .contains("GTUBE");
    }

    @Test
    void metricsAreOpenMetrics() throws Exception {
        HttpResponse<String> answer = house.get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(answer.body())
                .contains("rspamd_build_info{version=\"3.4\"} 1\n")
                .containsPattern("rspamd_scanned_total [0-9]+\n")
                .containsPattern("rspamd_scan_time_average [0-9.]+\n")
                .containsPattern(
                        "rspamd_statfiles_revision\\{symbol=\"BAYES_SPAM\",type=\"redis\"} [0-9]+\n")
                .containsPattern("rspamd_actions_total\\{type=\"reject\"} [0-9]+\n")
                .endsWith("# EOF\n");
        assertThat(answer.body().lines())
                .allMatch(line -> line.startsWith("# ") || line.matches("\\w+(\\{.*})? [0-9.]+"));
    }

    @Test
    void pings() throws Exception {
        assertThat(house.get("/ping").body()).isEqualTo("pong\r\n");
        assertThat(house.get("/ping", "Password", "wrong").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/checkv2/", "/checkv2/x", "/stat/x", "/%2e%2e/stat"})
    void unknownPathIs404InJson(String path) throws Exception {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(answer).get("error").asString()).isNotBlank();
        assertThat(house.post(path, JUNK).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth",
                "/stat",
                "/statreset",
                "/counters",
                "/symbols",
                "/actions",
                "/graph?type=day",
                "/pie",
                "/history",
                "/historyreset",
                "/errors",
                "/metrics",
                "/fuzzydelhash",
                "/learnham"
            })
    void nothingIsToldToWhoDoesNotKnowThePassword(String path) throws Exception {
        assertThat(house.get(path, "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(401);
        assertThat(house.get(path, "X-Real-IP", "127.0.0.1", "Password", "wrong").statusCode())
                .isEqualTo(401);
    }

    /** As Rspamd has it: who needs none may give any. */
    @Test
    void aPasswordFromASecureAddressDoesNotMatter() throws Exception {
        assertThat(house.get("/stat", "Password", "wrong").statusCode()).isEqualTo(200);
    }

    /** As Rspamd has it: nothing is against nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/checkv2", "/check"})
    void anEmptyMessageGetsNoPoints(String path) throws Exception {
        for (HttpResponse<String> answer : List.of(house.get(path), house.post(path, ""))) {
            assertThat(action(answer)).isEqualTo("no action");
            assertThat(json(answer).get("score").asDouble()).isZero();
            assertThat(json(answer).get("symbols").propertyNames())
                    .containsExactlyInAnyOrder("R_DKIM_NA", "ARC_NA", "DMARC_NA");
            assertThat(json(answer).get("is_skipped").asBoolean()).isFalse();
        }
    }

    @Test
    void anEmptyMessageIsJudgedByItsSender() throws Exception {
        HttpResponse<String> answer =
                house.post("/checkv2", "", "IP", "192.0.2.1", "From", "<ann@outside.test>");
        assertThat(json(answer).get("symbols").has("R_SPF_NA")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/learnspam", "/learnham", "/fuzzyadd", "/fuzzydel"})
    void nothingIsLearntFromNothing(String path) throws Exception {
        for (HttpResponse<String> answer : List.of(house.get(path), house.post(path, ""))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("error").asString())
                    .isEqualTo("Empty body is not permitted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET"})
    void theVerbDoesNotMatter(String verb) throws Exception {
        assertThat(action(house.method(verb, "/checkv2", JUNK))).isEqualTo("reject");
        assertThat(action(house.method(verb, "/symbols", JUNK))).isEqualTo("reject");
        assertThat(house.method(verb, "/learnspam", JUNK + PROSE + verb).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkv2", "/check", "/symbols"})
    void checksUnderAllItsNames(String path) throws Exception {
        assertThat(action(house.post(path, JUNK))).isEqualTo("reject");
    }

    @Test
    void statResetTellsWhatWasAndBeginsAnew() throws Exception {
        house.post("/checkv2", JUNK);
        assertThat(json(house.get("/statreset")).get("scanned").asInt()).isPositive();
        assertThat(json(house.get("/stat")).get("scanned").asInt()).isZero();
        house.post("/checkv2", JUNK, "Queue-Id", "q78");
        assertThat(json(house.get("/stat")).at("/actions/reject").asInt()).isPositive();
    }

    @Test
    void fuzzyHashesAreRemovedByTheirNames() throws Exception {
        JsonNode added =
                json(house.post("/fuzzyadd", Scans.CLEAN + PROSE, "Flag", "1", "Weight", "10"));
        String hash = added.get("hashes").get(0).asString().toUpperCase(Locale.ROOT);
        assertThat(house.get("/fuzzydelhash", "Hash", "zz").statusCode()).isEqualTo(400);
        assertThat(house.get("/fuzzydelhash").statusCode()).isEqualTo(400);
        assertThat(house.get("/fuzzydelhash", "Hash", hash, "Flag", "2").statusCode())
                .isEqualTo(404);
        HttpResponse<String> gone =
                house.get("/fuzzydelhash", "Hash", "0".repeat(64), "Hash", hash, "Flag", "1");
        assertThat(json(gone).get("success").asBoolean()).isTrue();
        assertThat(json(gone).get("hashes").size()).isEqualTo(1);
        assertThat(house.get("/fuzzydelhash", "Hash", hash).statusCode()).isEqualTo(404);
    }

    @Test
    void statTellsWhatTheLastScansTook() throws Exception {
        house.post("/checkv2", JUNK);
        JsonNode times = json(house.get("/stat")).get("scan_times");
        assertThat(times.size()).isBetween(1, 31);
        assertThat(times.get(0).asDouble()).isNotNegative();
    }
}
