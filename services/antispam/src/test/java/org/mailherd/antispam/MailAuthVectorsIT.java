package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailherd.antispam.vectors.DkimVectors;
import org.mailherd.antispam.vectors.DmarcVectors;
import org.mailherd.antispam.vectors.Vector;

/** What the RFCs of DKIM and DMARC say of messages, over {@code /checkv2}. */
class MailAuthVectorsIT {

    private static SuiteHouse house;

    @BeforeAll
    static void start() {
        house = new SuiteHouse();
        house.dns()
                .failing(DkimVectors.BROKEN)
                .failing(DmarcVectors.BROKEN)
                .add("known.example.com. IN A 192.0.2.7");
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @TestFactory
    Stream<DynamicTest> dkim() {
        return DkimVectors.all().stream().map(vector -> test(vector, DkimVectors.SYMBOLS));
    }

    @TestFactory
    Stream<DynamicTest> dmarc() {
        return DmarcVectors.all().stream().map(vector -> test(vector, DmarcVectors.SYMBOLS));
    }

    private static DynamicTest test(Vector vector, Set<String> symbols) {
        return DynamicTest.dynamicTest(vector.name(), () -> judge(vector, symbols));
    }

    private static void judge(Vector vector, Set<String> symbols) throws Exception {
        List<String> texts = vector.texts();
        for (int i = 0; i < texts.size(); i += 2) {
            house.dns().addText(texts.get(i), texts.get(i + 1));
        }
        try {
            assertThat(
                            house.symbols(
                                    symbols,
                                    vector.message(),
                                    "IP",
                                    "192.0.2.1",
                                    "From",
                                    "<" + vector.reversePath() + ">"))
                    .containsExactlyInAnyOrderElementsOf(vector.symbols());
        } finally {
            for (int i = 0; i < texts.size(); i += 2) {
                house.dns().remove(texts.get(i));
            }
        }
    }
}
