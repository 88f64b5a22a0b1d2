package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.testsupport.FakeDns;

/** ValiMail's suite for ARC over {@code /checkv2}, with a DNS server of our own. */
@Tag("conformance")
class ArcConformanceTest implements SuiteHouse.Suite {

    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "Pass", "ARC_ALLOW",
                    "Fail", "ARC_REJECT",
                    "None", "ARC_NA",
                    // where the newest seal says itself that the chain is broken
                    "", "ARC_REJECT");

    private static SuiteHouse house;

    @BeforeAll
    static void start() {
        house = new SuiteHouse();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @TestFactory
    Stream<DynamicContainer> agreesWithTheSuite() throws IOException {
        return house.run("arc-draft-validation-tests.yml", 171, this);
    }

    @Override
    public Collection<String> publish(FakeDns dns, Map<?, ?> scenario) {
        Map<?, ?> zone =
                scenario.get("txt-records") instanceof Map<?, ?> records ? records : Map.of();
        zone.forEach((name, text) ->
                dns.addText(name + ".", ((String) text).replace("\n", " ").strip()));
        return zone.keySet().stream().map(name -> name + ".").toList();
    }

    @Override
    public void judge(Map<?, ?> test) throws Exception {
        List<String> found =
                house.symbols(
                        SYMBOLS.values(),
                        String.valueOf(test.get("message")).replace("\n", "\r\n"),
                        "IP",
                        "192.0.2.1",
                        "From",
                        "<jqd@d1.example.org>");
        Object expected = test.get("cv") == null ? "" : test.get("cv");
        assertThat(found).containsExactly(SYMBOLS.get(expected));
    }
}
