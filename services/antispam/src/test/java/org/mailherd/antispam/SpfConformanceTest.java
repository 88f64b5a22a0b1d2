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
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;

/** The SPF project's suite for RFC 7208 over {@code /checkv2}, with a DNS server of our own. */
@Tag("conformance")
class SpfConformanceTest implements SuiteHouse.Suite {

    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "pass", "R_SPF_ALLOW",
                    "fail", "R_SPF_FAIL",
                    "softfail", "R_SPF_SOFTFAIL",
                    "neutral", "R_SPF_NEUTRAL",
                    "none", "R_SPF_NA",
                    "permerror", "R_SPF_PERMFAIL",
                    "temperror", "R_SPF_DNSFAIL");

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
        return house.run("rfc7208-tests.yml", 203, this);
    }

    @Override
    public void judge(Map<?, ?> test) throws Exception {
        List<String> found =
                house.symbols(
                        SYMBOLS.values(),
                        Scans.CLEAN,
                        "IP",
                        (String) test.get("host"),
                        "Helo",
                        (String) test.get("helo"),
                        "From",
                        "<" + test.get("mailfrom") + ">");
        Object expected = test.get("result");
        List<?> allowed = expected instanceof List<?> several ? several : List.of(expected);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst()).isIn(allowed.stream().map(SYMBOLS::get).toArray());
    }

    @Override
    public Collection<String> publish(FakeDns dns, Map<?, ?> scenario) {
        Map<?, ?> zone = (Map<?, ?>) scenario.get("zonedata");
        zone.forEach((name, entries) -> publish(dns, name(name), (List<?>) entries));
        return zone.keySet().stream().map(SpfConformanceTest::name).toList();
    }

    private static void publish(FakeDns dns, String name, List<?> records) {
        boolean hasTxt =
                records.stream().anyMatch(r -> r instanceof Map<?, ?> m && m.containsKey("TXT"));
        for (Object record : records) {
            if (record instanceof Map<?, ?> typed) {
                typed.forEach((type, value) -> {
                    // records of type SPF, which nobody asks for, stand for TXT where none does
                    if (!type.equals("SPF") || !hasTxt) {
                        publish(dns, name, (String) type, value);
                    }
                });
            } else if (records.stream().noneMatch(SpfConformanceTest::isText)) {
                // Else only what is not listed times out, such as records of type SPF.
                dns.failing(name);
            }
        }
    }

    private static boolean isText(Object record) {
        return record instanceof Map<?, ?> typed
                && typed.containsKey("TXT")
                && !"NONE".equals(typed.get("TXT"));
    }

    private static void publish(FakeDns dns, String name, String type, Object value) {
        switch (type) {
            case "SPF", "TXT" -> {
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
