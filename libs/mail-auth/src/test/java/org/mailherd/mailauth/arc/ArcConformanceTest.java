package org.mailherd.mailauth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.yaml.snakeyaml.Yaml;

/** ValiMail's suite for ARC: 171 chains to judge, read from {@code -Dmailherd.data}. */
@Tag("conformance")
class ArcConformanceTest {
    private static final Path SUITE =
            Path.of(
                    System.getProperty("mailherd.data", "../../../shared/data"),
                    "mail-auth",
                    "arc-draft-validation-tests.yml");

    private record Case(String name, String message, String expected, InMemoryDns dns) {}

    @Test
    void suiteIsComplete() throws IOException {
        assertThat(cases()).hasSize(171);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheSuite() throws IOException {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> judge(c)));
    }

    private static void judge(Case c) {
        ArcResult result = ArcMessages.verify(c.message(), c.dns());
        // the suite leaves it empty where the newest seal says itself that the chain is broken
        String expected = c.expected().isEmpty() ? "fail" : c.expected();
        assertThat(result.status().keyword()).as(result.reason()).isEqualTo(expected);
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(SUITE, StandardCharsets.UTF_8)) {
            for (Object document : new Yaml().loadAll(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                InMemoryDns dns = zone((Map<?, ?>) scenario.get("txt-records"));
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, test) ->
                                cases.add(
                                        one(
                                                scenario.get("description") + ": " + name,
                                                (Map<?, ?>) test,
                                                dns)));
            }
        }
        return cases;
    }

    private static Case one(String name, Map<?, ?> test, InMemoryDns dns) {
        String expected = String.valueOf(test.get("cv")).toLowerCase(Locale.ROOT);
        return new Case(
                name,
                String.valueOf(test.get("message")).replace("\n", "\r\n"),
                expected.equals("null") ? "" : expected,
                dns);
    }

    private static InMemoryDns zone(Map<?, ?> records) {
        InMemoryDns dns = new InMemoryDns();
        if (records != null) {
            records.forEach((name, text) -> dns.txt((String) name, (String) text));
        }
        return dns;
    }
}
