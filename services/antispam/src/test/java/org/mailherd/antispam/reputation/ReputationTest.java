package org.mailherd.antispam.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;

class ReputationTest {
    private static final Hit SPAM = new Hit(Symbol.of("X", 20, "x", "Seen as spam"), List.of());
    private static final Hit HAM = new Hit(Symbol.of("X", 0, "x", "Seen"), List.of());

    private final Map<String, Standing> ledger = new HashMap<>();
    private final Scans scans = new Scans();
    private final Reputation reputation =
            new Reputation(
                    new InMemoryLedger(),
                    new ReputationSettings(true, Duration.ofDays(14), 5, 3, 3));

    private final class InMemoryLedger implements Ledger {
        @Override
        public List<Standing> read(List<String> subjects, Instant now) {
            return subjects.stream().map(s -> ledger.getOrDefault(s, Standing.NONE)).toList();
        }

        @Override
        public void add(List<String> subjects, boolean bad, Instant now) {
            subjects.forEach(subject ->
                    ledger.merge(
                            subject,
                            bad ? new Standing(0, 1) : new Standing(1, 0),
                            (a, b) -> new Standing(a.good() + b.good(), a.bad() + b.bad())));
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
        assertThat(said(scan)).allSatisfy((_, weight) -> assertThat(weight).isBetween(2.9, 3.0));
        ledger.clear();
        learn(scan, HAM, 100_000);
        assertThat(said(scan).get("IP_REPUTATION_HAM")).isBetween(-1.0, -0.9);
        assertThat(said(scan).get("SENDER_REP_HAM")).isBetween(-1.5, -1.4);
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
