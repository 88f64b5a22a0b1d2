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
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SPF project's suite for RFC 7208 over {@code /checkv2}, with a DNS server of our own. */
@Tag("conformance")
class SpfConformanceTest {

    private static final Path SUITE =
            Path.of(
                    System.getProperty("mailherd.data", "../../../shared/data"),
                    "mail-auth",
                    "rfc7208-tests.yml");
    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "pass", "R_SPF_ALLOW",
                    "fail", "R_SPF_FAIL",
                    "softfail", "R_SPF_SOFTFAIL",
                    "neutral", "R_SPF_NEUTRAL",
                    "none", "R_SPF_NA",
                    "permerror", "R_SPF_PERMFAIL",
                    "temperror", "R_SPF_DNSFAIL");

    private static final HttpClient http = HttpClient.newHttpClient();
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        dns = FakeDns.start();
        service = Services.start(AntispamService.class, dns, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @TestFactory
    Stream<DynamicContainer> agreesWithTheSuite() throws IOException {
        List<DynamicContainer> scenarios = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(SUITE)) {
            for (Object document : new Yaml().loadAll(reader)) {
                scenarios.add(scenario((Map<?, ?>) document));
            }
        }
        assertThat(scenarios).hasSizeGreaterThan(10);
        return scenarios.stream();
    }

    private static DynamicContainer scenario(Map<?, ?> scenario) {
        Map<?, ?> zone = (Map<?, ?>) scenario.get("zonedata");
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("(zone)", () -> publish(zone)));
        ((Map<?, ?>) scenario.get("tests"))
                .forEach((name, test) ->
                        tests.add(
                                DynamicTest.dynamicTest(
                                        (String) name, () -> judge((Map<?, ?>) test))));
        tests.add(
                DynamicTest.dynamicTest(
                        "(zone ends)", () -> zone.keySet().forEach(n -> dns.remove(name(n)))));
        return DynamicContainer.dynamicContainer(
                (String) scenario.get("description"), tests.stream());
    }

    private static void judge(Map<?, ?> test) throws Exception {
        int port = service.getBean(AntispamServer.class).port();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/checkv2"))
                        .header("IP", (String) test.get("host"))
                        .header("Helo", (String) test.get("helo"))
                        .header("From", "<" + test.get("mailfrom") + ">")
                        .header("Rcpt", "alice@alpha.test")
                        .POST(HttpRequest.BodyPublishers.ofString(Scans.CLEAN))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode symbols = JsonMapper.shared().readTree(answer.body()).get("symbols");
        List<String> found =
                symbols.propertyNames().stream().filter(SYMBOLS::containsValue).toList();
        Object expected = test.get("result");
        List<?> allowed = expected instanceof List<?> several ? several : List.of(expected);
        assertThat(found).as(answer.body()).hasSize(1);
        assertThat(found.getFirst())
                .as(answer.body())
                .isIn(allowed.stream().map(SYMBOLS::get).toArray());
    }

    private static void publish(Map<?, ?> zone) {
        zone.forEach((name, entries) -> {
            List<?> records = (List<?>) entries;
            boolean hasTxt =
                    records.stream()
                            .anyMatch(r -> r instanceof Map<?, ?> m && m.containsKey("TXT"));
            for (Object record : records) {
                if (record instanceof Map<?, ?> typed) {
                    typed.forEach(
                            (type, value) -> publish(name(name), (String) type, value, hasTxt));
                } else if (records.stream().noneMatch(SpfConformanceTest::isText)) {
                    // Else only what is not listed times out, such as records of type SPF.
                    dns.failing(name(name));
                }
            }
        });
    }

    private static boolean isText(Object record) {
        return record instanceof Map<?, ?> typed
                && typed.containsKey("TXT")
                && !"NONE".equals(typed.get("TXT"));
    }

    private static void publish(String name, String type, Object value, boolean hasTxt) {
        switch (type) {
            case "SPF" -> {
                if (!hasTxt) {
                    dns.add(name + " IN TXT " + strings(value));
                }
            }
            case "TXT" -> {
                if (!"NONE".equals(value)) {
                    dns.add(name + " IN TXT " + strings(value));
                }
            }
            case "MX" -> {
                List<?> exchanger = (List<?>) value;
                dns.add(name + " IN MX " + exchanger.get(0) + " " + name(exchanger.get(1)));
            }
            case "PTR", "CNAME" -> dns.add(name + " IN " + type + " " + name(value));
            default -> dns.add(name + " IN " + type + " " + value);
        }
    }

    private static String name(Object name) {
        String text = ((String) name).replace(" ", "\\032");
        return text.endsWith(".") ? text : text + ".";
    }

    /** Octets of other alphabets as zone files have them. */
    private static String strings(Object value) {
        List<?> all = value instanceof List<?> several ? several : List.of(value);
        StringBuilder text = new StringBuilder();
        for (Object one : all) {
            text.append('"');
            for (char c : one.toString().toCharArray()) {
                if (c < ' ' || c > '~') {
                    text.append(String.format("\\%03d", c & 0xff));
                } else {
                    text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
                }
            }
            text.append("\" ");
        }
        return text.toString();
    }
}
