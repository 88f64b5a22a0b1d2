package org.mailherd.antispam.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.bayes.TestScans;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.Content;
import org.mailherd.testsupport.ManualClock;

class FuzzyIT {

    private static final String TEXT =
            "Dear customer, your parcel could not be delivered because the address was not complete,"
                    + " please confirm your address on our page within two days and pay the small"
                    + " fee of one euro, otherwise the parcel goes back to its sender, thank you for"
                    + " your patience and have a good day, your team of the parcel service";

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private Fuzzy fuzzy;

    @BeforeEach
    void start() {
        redis = TestRedis.fresh();
        fuzzy = new Fuzzy(redis.template(), clock);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void knowsACopyWithSmallChanges() throws Exception {
        fuzzy.storage().add(content(TEXT), 1, 5);
        assertThat(weight(TEXT)).isGreaterThan(6);
        String changed = TEXT.replace("Dear customer", "Dear Carol");
        assertThat(weight(changed)).isBetween(3.0, weight(TEXT));
        assertThat(
                        weight(
                                "Dear customer, the minutes of our meeting on Tuesday are ready, please"
                                        + " read them before the next one and tell me what is wrong in them, Carol"))
                .isZero();
    }

    @Test
    void oneReportSaysLessThanMany() throws Exception {
        fuzzy.storage().add(content(TEXT), 1, 1);
        double one = weight(TEXT);
        fuzzy.storage().add(content(TEXT), 1, 9);
        assertThat(one).isBetween(2.0, 3.0);
        assertThat(weight(TEXT)).isGreaterThan(7);
    }

    @Test
    void listsAreApart() throws Exception {
        fuzzy.storage().add(content(TEXT), 3, 10);
        assertThat(hits(TEXT))
                .extracting(hit -> hit.symbol().name())
                .containsExactly("LOCAL_FUZZY_WHITE");
        assertThat(weight(TEXT)).isNegative();
        assertThat(fuzzy.storage().remove(content(TEXT), 1)).isEmpty();
        assertThat(fuzzy.storage().count()).isEqualTo(1);
        assertThat(fuzzy.storage().remove(content(TEXT), 3)).hasSize(1);
        assertThat(hits(TEXT)).isEmpty();
        assertThat(fuzzy.storage().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"11, LOCAL_FUZZY_DENIED", "2, LOCAL_FUZZY_PROB", "12, LOCAL_FUZZY_PROB"})
    void aReportsFlagSaysWhichListItIsFor(int flag, String symbol) throws Exception {
        fuzzy.storage().add(content(TEXT), flag, 10);
        assertThat(hits(TEXT)).extracting(hit -> hit.symbol().name()).containsExactly(symbol);
        assertThat(weight(TEXT)).isBetween(3.0, 8.0);
    }

    @Test
    void aReportTakenBackIsGone() throws Exception {
        fuzzy.storage().add(content(TEXT), 1, 1);
        fuzzy.storage().add(content(TEXT), 1, -1);
        assertThat(hits(TEXT)).isEmpty();
        fuzzy.storage().add(content(TEXT), 1, -1);
        fuzzy.storage().add(content(TEXT), 1, 1);
        assertThat(hits(TEXT)).hasSize(1);
    }

    @Test
    void afterNinetyDaysNobodyRemembers() throws Exception {
        String hash = fuzzy.storage().add(content(TEXT), 1, 1).getFirst();
        assertThat(redis.template().getExpire("mailherd:antispam:fuzzy:1:hash:" + hash))
                .isBetween(89L * 86400, 90L * 86400);
        clock.advance(Duration.ofDays(91));
        assertThat(fuzzy.storage().count()).isZero();
    }

    /** Threat case 19: what is no hash never becomes a key. */
    @Test
    void case19ANameInPlaceOfAHashRemovesNothing() throws Exception {
        redis.template().opsForHash().put("mailherd:antispam:fuzzy:1:hash:x\r\nFLUSHALL", "1", "1");
        assertThat(fuzzy.storage().remove("x\r\nFLUSHALL", 1)).isFalse();
        assertThat(fuzzy.storage().remove("../../" + "0".repeat(58), 1)).isFalse();
        assertThat(redis.template().keys("*")).hasSize(1);
    }

    @Test
    void shortTextsHaveNoHash() throws Exception {
        assertThat(fuzzy.storage().add(content("See you at noon"), 1, 1)).isEmpty();
    }

    private double weight(String text) throws Exception {
        return hits(text).stream().mapToDouble(hit -> hit.symbol().weight()).sum();
    }

    private List<Hit> hits(String text) throws Exception {
        return fuzzy.inquiry().ask(scan(text)).shared();
    }

    private static Content content(String text) {
        return scan(text).content();
    }

    private static Scan scan(String text) {
        return TestScans.of(text);
    }
}
