package org.mailherd.mailauth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.yaml.snakeyaml.Yaml;

/** The SPF project's suite for RFC 7208: 203 cases, read from {@code -Dmailherd.data}. */
@Tag("conformance")
class SpfConformanceTest {

    private static final Path SUITE =
            Path.of(
                    System.getProperty("mailherd.data", "../../../shared/data"),
                    "mail-auth",
                    "rfc7208-tests.yml");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void suiteIsComplete() throws IOException {
        assertThat(cases()).hasSize(203);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheSuite() throws IOException {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> judge(c)));
    }

    private record Case(String name, Map<?, ?> test, InMemoryDns dns) {}

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(SUITE)) {
            for (Object document : new Yaml().loadAll(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                InMemoryDns dns = zone((Map<?, ?>) scenario.get("zonedata"));
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, test) ->
                                cases.add(
                                        new Case(
                                                scenario.get("description") + ": " + name,
                                                (Map<?, ?>) test,
                                                dns)));
            }
        }
        return cases;
    }

    private static void judge(Case c) {
        SpfQuery query =
                SpfQuery.mailFrom(
                        InetAddress.ofLiteral((String) c.test().get("host")),
                        (String) c.test().get("mailfrom"),
                        (String) c.test().get("helo"));
        SpfOutcome outcome = new SpfCheck(c.dns(), CLOCK, "receiver.example").check(query);
        Object expected = c.test().get("result");
        List<?> allowed = expected instanceof List<?> several ? several : List.of(expected);
        assertThat((Object) outcome.result().keyword())
                .as(outcome.reason())
                .isIn(allowed.toArray());
        Object explanation = c.test().get("explanation");
        if (explanation != null) {
            assertThat((Object) outcome.explanation().orElse("DEFAULT")).isEqualTo(explanation);
        }
    }

    private static InMemoryDns zone(Map<?, ?> data) {
        InMemoryDns dns = new InMemoryDns();
        data.forEach((name, entries) -> {
            List<?> records = (List<?>) entries;
            boolean hasTxt =
                    records.stream()
                            .anyMatch(r -> r instanceof Map<?, ?> m && m.containsKey("TXT"));
            for (Object record : records) {
                if (record instanceof Map<?, ?> typed) {
                    typed.forEach(
                            (type, value) -> add(dns, (String) name, (String) type, value, hasTxt));
                } else {
                    dns.failing((String) name);
                }
            }
        });
        return dns;
    }

    private static void add(
            InMemoryDns dns, String name, String type, Object value, boolean hasTxt) {
        switch (type) {
            case "SPF" -> {
                if (!hasTxt) {
                    dns.txt(name, joined(value));
                }
            }
            case "TXT" -> {
                dns.exists(name);
                if (!"NONE".equals(value)) {
                    dns.txt(name, joined(value));
                }
            }
            case "A", "AAAA" -> dns.address(name, (String) value);
            case "MX" ->
                    dns.mx(
                            name,
                            (Integer) ((List<?>) value).get(0),
                            (String) ((List<?>) value).get(1));
            case "PTR" -> dns.pointerAt(name, (String) value);
            case "CNAME" -> dns.cname(name, (String) value);
            default -> throw new IllegalArgumentException(type);
        }
    }

    private static String joined(Object value) {
        return value instanceof List<?> strings
                ? String.join("", strings.stream().map(Object::toString).toList())
                : value.toString();
    }
}
