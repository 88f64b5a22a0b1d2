package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a DNS server that a suite fills, asked over {@code /checkv2}. */
final class SuiteHouse implements AutoCloseable {

    private static final Path SUITES =
            Path.of(System.getProperty("mailherd.data", "../../../shared/data"), "mail-auth");

    private final FakeDns dns = FakeDns.start();
    private final ConfigurableApplicationContext service =
            Services.start(
                    AntispamService.class, dns, Map.of("mailherd.antispam.dns.cached", false));
    private final Asking asking = new Asking(service);

    /** How a suite writes its scenarios. */
    interface Suite {

        /**
         * @return the names that have something now
         */
        Collection<String> publish(FakeDns dns, Map<?, ?> scenario);

        void judge(Map<?, ?> test) throws Exception;
    }

    FakeDns dns() {
        return dns;
    }

    /**
     * A test for each of a suite's cases, scenario by scenario.
     *
     * @param cases so many there must be
     */
    Stream<DynamicContainer> run(String file, int cases, Suite suite) throws IOException {
        List<DynamicContainer> scenarios = new ArrayList<>();
        int found = 0;
        try (Reader reader = Files.newBufferedReader(SUITES.resolve(file))) {
            for (Object document : new Yaml().loadAll(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                found += ((Map<?, ?>) scenario.get("tests")).size();
                scenarios.add(scenario(scenario, suite));
            }
        }
        assertThat(found).isEqualTo(cases);
        return scenarios.stream();
    }

    private DynamicContainer scenario(Map<?, ?> scenario, Suite suite) {
        List<String> published = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                DynamicTest.dynamicTest(
                        "(zone)", () -> published.addAll(suite.publish(dns, scenario))));
        ((Map<?, ?>) scenario.get("tests"))
                .forEach((name, test) ->
                        tests.add(
                                DynamicTest.dynamicTest(
                                        (String) name, () -> suite.judge((Map<?, ?>) test))));
        tests.add(DynamicTest.dynamicTest("(zone ends)", () -> published.forEach(dns::remove)));
        return DynamicContainer.dynamicContainer(
                String.valueOf(scenario.get("description")), tests.stream());
    }

    /**
     * Which of the symbols a message gets.
     *
     * @param fields of the request, each behind its name
     */
    List<String> symbols(Collection<String> of, String message, String... fields) throws Exception {
        JsonNode symbols = JsonMapper.shared().readTree(answer(message, fields)).path("symbols");
        return symbols.propertyNames().stream().filter(of::contains).toList();
    }

    /** What the service says, for messages to a person too. */
    String answer(String message, String... fields) throws Exception {
        return asking.send(
                        asking.request("/checkv2")
                                .headers(fields)
                                .header("Rcpt", "alice@alpha.test")
                                .POST(Asking.body(message)))
                .body();
    }

    @Override
    public void close() {
        service.close();
        dns.close();
    }
}
