package org.mailherd.antispam.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.reputation.Counted.Side;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.ManualClock;

class ReputationTest {
    private static final Hit SPAM = new Hit(Symbol.of("X", 20, "x", "Seen as spam"), List.of());
    private static final Hit HAM = new Hit(Symbol.of("X", 0, "x", "Seen"), List.of());

    private final Map<String, Standing> ledger = new HashMap<>();
    private final Scans scans = new Scans();
    private final InMemoryCountBook book = new InMemoryCountBook();
    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private final Correction correction =
            new Correction(new InMemoryLedger(), book, Duration.ofDays(14), clock);
    private final Reputation reputation =
            new Reputation(
                    new InMemoryLedger(),
                    book,
                    new ReputationSettings(true, Duration.ofDays(14), 5, 3, 1, 3),
                    address ->
                            address.getHostAddress().startsWith("192.0.")
                                    ? OptionalLong.of(64_500)
                                    : OptionalLong.empty());

    private final class InMemoryLedger implements Ledger {
        @Override
        public List<Standing> read(List<String> subjects, Instant now) {
            return subjects.stream().map(s -> ledger.getOrDefault(s, Standing.NONE)).toList();
        }

        @Override
        public void change(List<String> subjects, Standing by, Instant now) {
            subjects.forEach(subject ->
                    ledger.merge(
                            subject,
                            by,
                            (a, b) -> new Standing(a.good() + b.good(), a.bad() + b.bad())));
        }
    }

    /** Knows whom a person judged. */
    private static final class InMemoryCountBook implements CountBook {
        private final Map<String, Counted> noted = new HashMap<>();
        private final Map<String, Side> told = new HashMap<>();

        @Override
        public void note(String message, Counted counted) {
            if (!told.containsKey(message)) {
                noted.put(message, counted);
            }
        }

        @Override
        public Optional<Counted> correct(String message, Side side, Instant now) {
            Counted before = noted.get(message);
            if (before == null || side.equals(told.put(message, side))) {
                return Optional.empty();
            }
            noted.put(message, new Counted(side, now, before.subjects()));
            return Optional.of(before);
        }
    }

    @BeforeEach
    void provenSender() {
        scans.dns.txt("_dmarc.outside.test", "v=DMARC1; p=reject");
    }

    private Scan scan(String message, String client) {
        ScanOutcome.Judged judged =
                scans.judge(message, Scans.envelope(client, "carol@outside.test"));
        return judged.scan();
    }

    private void learn(Scan scan, Hit hit, int times) {
        for (int i = 0; i < times; i++) {
            reputation.judged(scan, List.of(hit), hit == SPAM ? Action.REJECT : Action.NO_ACTION);
        }
    }

    private Map<String, Double> said(Scan scan) throws Exception {
        Map<String, Double> weights = new HashMap<>();
        reputation
                .ask(scan)
                .shared()
                .forEach(hit -> weights.put(hit.symbol().name(), hit.symbol().weight()));
        return weights;
    }

    @Test
    void noSingleMessageDecides() throws Exception {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        learn(scan, SPAM, 4);
        assertThat(said(scan)).isEmpty();
        learn(scan, SPAM, 1);
        assertThat(said(scan)).containsKeys("IP_REPUTATION_SPAM", "SENDER_REP_SPAM");
    }

    @Test
    void theWeightStaysWithinItsBoundsBothWays() throws Exception {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        learn(scan, SPAM, 100_000);
        assertThat(said(scan))
                .containsKeys("IP_REPUTATION_SPAM", "SENDER_REP_SPAM")
                .allSatisfy((name, weight) ->
                        assertThat(weight)
                                .isBetween(
                                        name.startsWith("ASN") ? 0.9 : 2.9,
                                        name.startsWith("ASN") ? 1.0 : 3.0));
        ledger.clear();
        learn(scan, HAM, 100_000);
        assertThat(said(scan).get("IP_REPUTATION_HAM")).isBetween(-1.0, -0.9);
        assertThat(said(scan).get("SENDER_REP_HAM")).isBetween(-1.5, -1.4);
        assertThat(said(scan).get("ASN_REPUTATION_HAM")).isBetween(-0.4, -0.3);
    }

    @Test
    void networksOfOneProviderShareItsPast() throws Exception {
        learn(scan(Scans.CLEAN, "192.0.2.7"), SPAM, 10);
        Map<String, Double> elsewhere = said(scan(Scans.CLEAN, "192.0.77.7"));
        assertThat(elsewhere)
                .containsKey("ASN_REPUTATION_SPAM")
                .doesNotContainKey("IP_REPUTATION_SPAM");
        assertThat(elsewhere.get("ASN_REPUTATION_SPAM")).isBetween(0.1, 1.0);
        assertThat(said(scan(Scans.CLEAN, "198.51.100.7")))
                .doesNotContainKey("ASN_REPUTATION_SPAM");
    }

    @Test
    void neighboursShareTheirNetworksPast() throws Exception {
        learn(scan(Scans.CLEAN, "192.0.2.7"), SPAM, 10);
        assertThat(said(scan(Scans.CLEAN, "192.0.2.200"))).containsKey("IP_REPUTATION_SPAM");
        assertThat(said(scan(Scans.CLEAN, "192.0.3.7"))).doesNotContainKey("IP_REPUTATION_SPAM");
    }

    @Test
    void aForgerNeitherGetsNorSpoilsAGoodName() throws Exception {
        Scan forged = scan(Scans.CLEAN, "198.51.100.1");
        learn(forged, SPAM, 50);
        Scan true_ = scan(Scans.CLEAN, "192.0.2.1");
        assertThat(said(true_)).isEmpty();
        learn(true_, HAM, 50);
        assertThat(said(forged)).containsOnlyKeys("IP_REPUTATION_SPAM");
    }

    @Test
    void ourOwnWordDoesNotFeedItself() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        Hit own = new Hit(Symbol.of("SENDER_REP_SPAM", 20, "reputation", "Seen"), List.of());
        reputation.judged(scan, List.of(own), Action.ADD_HEADER);
        assertThat(ledger).isEmpty();
    }

    @Test
    void whatWasLearntDoesNotTeachAgain() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        List<Hit> learnt =
                List.of(
                        new Hit(Symbol.of("BAYES_SPAM", 9, "statistics", "Seen"), List.of()),
                        new Hit(Symbol.of("LOCAL_FUZZY_DENIED", 7, "fuzzy", "Seen"), List.of()),
                        new Hit(Symbol.of("X", 4, "x", "Seen"), List.of()));
        reputation.judged(scan, learnt, Action.REJECT);
        assertThat(ledger).isEmpty();
    }

    @Test
    void aCheckThatRefusesIsAWordOfItsOwn() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        List<Hit> virus =
                List.of(
                        Hit.of(Symbol.forcing(Action.REJECT, "VIRUS", "x", "Seen")),
                        Hit.of(Symbol.of("X", 4, "x", "Seen")));
        reputation.judged(scan, virus, Action.REJECT);
        assertThat(ledger.values()).isNotEmpty().containsOnly(new Standing(0, 1));
    }

    @Test
    void aPersonsWordCountsOnceInsteadOfTheVerdict() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        learn(scan, HAM, 1);
        assertThat(ledger).hasSize(4);
        teach(scan, true);
        teach(scan, true);
        assertThat(ledger.values()).containsOnly(new Standing(0, 1));
        learn(scan(Scans.CLEAN.replace("noon", "one"), "192.0.2.1"), HAM, 1);
        assertThat(ledger.values()).containsOnly(new Standing(1, 1));
    }

    @Test
    void aLessonTakenBackTakesBackItsCount() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        Hit doubtful = new Hit(Symbol.of("X", 5, "x", "Seen"), List.of());
        reputation.judged(scan, List.of(doubtful), Action.NO_ACTION);
        teach(scan, true);
        assertThat(ledger.values()).isNotEmpty().containsOnly(new Standing(0, 1));
        teach(scan, false);
        assertThat(ledger.values()).containsOnly(new Standing(1, 0));
    }

    @Test
    void onlyWhatIsLeftOfAnOldCountIsTakenBack() {
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        learn(scan, HAM, 1);
        clock.advance(Duration.ofDays(14));
        teach(scan, true);
        assertThat(ledger.values())
                .allSatisfy(left -> {
                    assertThat(left.good()).isCloseTo(0.5, within(0.001));
                    assertThat(left.bad()).isCloseTo(1, within(0.001));
                });
    }

    @Test
    void aMessageThatNeverCameTeachesNothing() {
        teach(scan(Scans.CLEAN, "192.0.2.1"), true);
        assertThat(ledger).isEmpty();
    }

    @Test
    void anotherTextUnderTheSameMessageIdIsAnotherMessage() {
        learn(scan(Scans.CLEAN, "192.0.2.1"), HAM, 1);
        teach(scan(Scans.CLEAN.replace("noon", "one"), "192.0.2.1"), true);
        assertThat(ledger.values()).containsOnly(new Standing(1, 0));
    }

    @Test
    void whatServersOnTheWayAddDoesNotHideAMessage() {
        learn(scan(Scans.CLEAN, "192.0.2.1"), HAM, 1);
        teach(
                scan(
                        "Return-Path: <carol@outside.test>\r\nX-Spam: No\r\n" + Scans.CLEAN,
                        "192.0.2.1"),
                true);
        assertThat(ledger.values()).containsOnly(new Standing(0, 1));
    }

    private void teach(Scan scan, boolean spam) {
        correction.taught(scan.message(), scan.content(), spam);
    }

    @Test
    void doubtfulMailTeachesNothing() {
        Hit doubtful = new Hit(Symbol.of("X", 5, "x", "Seen"), List.of());
        Scan scan = scan(Scans.CLEAN, "192.0.2.1");
        reputation.judged(scan, List.of(doubtful), Action.NO_ACTION);
        assertThat(ledger).isEmpty();
    }

    @Test
    void trustedClientsHaveNoPast() throws Exception {
        Scan scan = scan(Scans.CLEAN, "127.0.0.1");
        learn(scan, SPAM, 10);
        assertThat(said(scan)).isEmpty();
    }
}
