package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every path of the protocol over HTTP. */
class EndpointsIT {

    private static final String GTUBE =
            "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n";
    private static final String JUNK = Scans.CLEAN + GTUBE;
    private static final String PROSE =
            """
            The orchard behind the old mill was quiet when the first wagons came down the hill with
            apples, pears and a few late plums for the market. Nobody had expected them before noon,
            so the baker closed his shop, the children left their lessons, and the whole village went
            out to help with baskets, ladders and a great deal of good advice about carrying fruit.
            """;

    @TempDir private static Path folder;
    private static final HttpClient http = HttpClient.newHttpClient();
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        dns = FakeDns.start();
        Path scanned = Files.createDirectory(folder.resolve("scan"));
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of(
                                "mailherd.antispam.controller.scan-folder",
                                scanned.toString(),
                                "mailherd.antispam.max-message-size",
                                "1MB"));
        Files.writeString(scanned.resolve("junk.eml"), JUNK);
        Files.writeString(folder.resolve("secret.eml"), JUNK);
        Files.createSymbolicLink(scanned.resolve("link.eml"), folder.resolve("secret.eml"));
        post("/checkv2", JUNK, "Queue-Id", "q77");
        assertThat(post("/checkv2", "x".repeat(1 << 21)).statusCode()).isEqualTo(413);
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    /** A path, and what a pointer into its JSON must show. */
    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("/auth", "/auth", "ok"),
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
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode node = json(answer).at(pointer);
        assertThat(node.isNull() ? "null" : node.asString("")).as(answer.body()).isEqualTo(value);
    }

    @Test
    void graphShowsWhatWasJustJudged() throws Exception {
        JsonNode reject = json(get("/graph?type=day")).get(0);
        assertThat(reject.size()).isEqualTo(288);
        double sum = 0;
        for (JsonNode point : reject) {
            sum += point.get("y").asDouble(0);
        }
        assertThat(sum).isPositive();
        assertThat(json(get("/graph?type=day")).size()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graph", "/graph?type=", "/graph?type=century", "/graph?xtype=day"})
    void graphOfNoKnownTypeIs400(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
        assertThat(json(get(path)).get("error").asString()).contains("type is");
    }

    @Test
    void pieHasASliceForEachAction() throws Exception {
        JsonNode pie = json(get("/pie"));
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
        JsonNode groups = json(get("/symbols"));
        assertThat(
                        groups.valueStream()
                                .flatMap(group -> group.get("rules").valueStream())
                                .map(rule -> rule.get("symbol").asString()))
                .contains("GTUBE");
        assertThat(json(get("/counters")).valueStream().map(c -> c.get("symbol").asString()))
                .contains("GTUBE");
    }

    @Test
    void metricsAreOpenMetrics() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(answer.body())
                .contains("rspamd_build_info{version=\"3.4\"} 1\n")
                .containsPattern("rspamd_scanned_total [0-9]+\n")
                .containsPattern("rspamd_actions_total\\{type=\"reject\"} [0-9]+\n")
                .endsWith("# EOF\n");
        assertThat(answer.body().lines())
                .allMatch(line -> line.startsWith("# ") || line.matches("\\w+(\\{.*})? [0-9]+"));
    }

    @Test
    void pings() throws Exception {
        assertThat(get("/ping").body()).isEqualTo("pong\r\n");
        assertThat(get("/ping", "Password", "wrong").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/checkv2/", "/checkv2/x", "/stat/x", "/%2e%2e/stat"})
    void unknownPathIs404InJson(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(answer).get("error").asString()).isNotBlank();
        assertThat(post(path, JUNK).statusCode()).isEqualTo(404);
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
        assertThat(get(path, "Password", "wrong").statusCode()).isEqualTo(403);
        assertThat(get(path, "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkv2", "/check", "/learnspam", "/fuzzyadd", "/fuzzydel"})
    void aMessageIsSentWithPost(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkv2", "/check", "/symbols"})
    void checksUnderAllItsNames(String path) throws Exception {
        assertThat(action(post(path, JUNK))).isEqualTo("reject");
    }

    @Test
    void statResetTellsWhatWasAndBeginsAnew() throws Exception {
        post("/checkv2", JUNK);
        assertThat(json(get("/statreset")).get("scanned").asInt()).isPositive();
        assertThat(json(get("/stat")).get("scanned").asInt()).isZero();
        post("/checkv2", JUNK, "Queue-Id", "q78");
        assertThat(json(get("/stat")).at("/actions/reject").asInt()).isPositive();
    }

    @Test
    void fuzzyHashesAreRemovedByTheirNames() throws Exception {
        JsonNode added = json(post("/fuzzyadd", Scans.CLEAN + PROSE, "Flag", "1", "Weight", "10"));
        String hash = added.get("hashes").get(0).asString().toUpperCase(Locale.ROOT);
        assertThat(get("/fuzzydelhash", "Hash", "zz").statusCode()).isEqualTo(400);
        assertThat(get("/fuzzydelhash").statusCode()).isEqualTo(400);
        assertThat(get("/fuzzydelhash", "Hash", hash, "Flag", "2").statusCode()).isEqualTo(404);
        HttpResponse<String> gone =
                get("/fuzzydelhash", "Hash", "0".repeat(64), "Hash", hash, "Flag", "1");
        assertThat(json(gone).get("success").asBoolean()).isTrue();
        assertThat(json(gone).get("hashes").size()).isEqualTo(1);
        assertThat(get("/fuzzydelhash", "Hash", hash).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"File", "Path"})
    void filesAreReadFromTheirFolderOnly(String field) throws Exception {
        Path scanned = folder.resolve("scan");
        assertThat(action(post("/checkv2", "", field, scanned.resolve("junk.eml").toString())))
                .isEqualTo("reject");
        assertThat(action(post("/checkv2", "", field, "\"" + scanned.resolve("junk.eml") + "\"")))
                .isEqualTo("reject");
        for (String outside :
                new String[] {
                    folder.resolve("secret.eml").toString(),
                    scanned + "/../secret.eml",
                    scanned.resolve("link.eml").toString(),
                    scanned.resolve("nothing.eml").toString(),
                    folder.resolve("nothing.eml").toString(),
                    scanned.toString(),
                    "/etc/passwd",
                    ""
                }) {
            assertThat(post("/checkv2", JUNK, field, outside).statusCode())
                    .as(outside)
                    .isEqualTo(403);
        }
    }

    @Test
    void rawTextIsNoHeader() throws Exception {
        HttpResponse<String> raw = post("/checkv2", GTUBE, "Raw", "yes", "Subject", "Hello");
        assertThat(action(raw)).isEqualTo("reject");
        String fields = "X-No: field\r\n\r\n" + GTUBE;
        assertThat(json(post("/checkv2", fields, "Raw", "yes")).get("symbols").has("GTUBE"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding", "Compression"})
    void gzipBodiesAreUnpacked(String field) throws Exception {
        assertThat(action(send("/checkv2", gzip(JUNK), field, "gzip"))).isEqualTo("reject");
    }

    @Test
    void gzipBombIsRefusedAndBrokenGzipComesAgain() throws Exception {
        byte[] bomb = gzip("x".repeat(20 << 20));
        assertThat(send("/checkv2", bomb, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
        byte[] broken = JUNK.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = send("/checkv2", broken, "Content-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).has("error")).isTrue();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String action(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("action").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path, String... fields) throws Exception {
        return send(request(path, fields).GET());
    }

    private static HttpResponse<String> post(String path, String message, String... fields)
            throws Exception {
        return send(path, message.getBytes(StandardCharsets.UTF_8), fields);
    }

    private static HttpResponse<String> send(String path, byte[] message, String... fields)
            throws Exception {
        return send(request(path, fields).POST(HttpRequest.BodyPublishers.ofByteArray(message)));
    }

    private static HttpRequest.Builder request(String path, String... fields) {
        int port = service.getBean(AntispamServer.class).port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return fields.length == 0 ? request : request.headers(fields);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
