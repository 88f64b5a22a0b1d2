package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ValiMail's suite for ARC over {@code /checkv2}, with a DNS server of our own. */
@Tag("conformance")
class ArcConformanceTest {

    private static final Path SUITE =
            Path.of(
                    System.getProperty("mailherd.data", "../../../shared/data"),
                    "mail-auth",
                    "arc-draft-validation-tests.yml");
    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "Pass", "ARC_ALLOW",
                    "Fail", "ARC_REJECT",
                    "None", "ARC_NA",
                    // where the newest seal says itself that the chain is broken
                    "", "ARC_REJECT");

    private static final HttpClient http = HttpClient.newHttpClient();
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        dns = FakeDns.start();
        service =
                Services.start(
                        AntispamService.class, dns, Map.of("mailherd.antispam.dns.cached", false));
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @TestFactory
    Stream<DynamicContainer> agreesWithTheSuite() throws IOException {
        List<DynamicContainer> scenarios = new ArrayList<>();
        int cases = 0;
        try (Reader reader = Files.newBufferedReader(SUITE)) {
            for (Object document : new Yaml().loadAll(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                cases += ((Map<?, ?>) scenario.get("tests")).size();
                scenarios.add(scenario(scenario));
            }
        }
        assertThat(cases).isEqualTo(171);
        return scenarios.stream();
    }

    private static DynamicContainer scenario(Map<?, ?> scenario) {
        Map<?, ?> zone =
                scenario.get("txt-records") instanceof Map<?, ?> records ? records : Map.of();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                DynamicTest.dynamicTest(
                        "(zone)",
                        () ->
                                zone.forEach((name, text) ->
                                        dns.addText(name + ".", oneLine((String) text)))));
        ((Map<?, ?>) scenario.get("tests"))
                .forEach((name, test) ->
                        tests.add(
                                DynamicTest.dynamicTest(
                                        (String) name, () -> judge((Map<?, ?>) test))));
        tests.add(
                DynamicTest.dynamicTest(
                        "(zone ends)", () -> zone.keySet().forEach(n -> dns.remove(n + "."))));
        return DynamicContainer.dynamicContainer(
                String.valueOf(scenario.get("description")), tests.stream());
    }

    private static String oneLine(String text) {
        return text.replace("\n", " ").strip();
    }

    private static void judge(Map<?, ?> test) throws Exception {
        int port = service.getBean(AntispamServer.class).port();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/checkv2"))
                        .header("IP", "192.0.2.1")
                        .header("From", "<jqd@d1.example.org>")
                        .header("Rcpt", "alice@alpha.test")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        String.valueOf(test.get("message")).replace("\n", "\r\n")))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode symbols = JsonMapper.shared().readTree(answer.body()).get("symbols");
        List<String> found =
                symbols.propertyNames().stream().filter(SYMBOLS::containsValue).toList();
        Object expected = test.get("cv") == null ? "" : test.get("cv");
        assertThat(found).as(answer.body()).containsExactly(SYMBOLS.get(expected));
    }
}
