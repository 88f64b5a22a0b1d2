package org.mailherd.mailqueue.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.springframework.dao.ConcurrencyFailureException;

/** The SQL of both tables against a real MariaDB. */
class TlsStoresIT {
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123Z");
    private static final LocalDate DAY = LocalDate.parse("2026-10-24");
    private final Database database = Database.fresh();
    private final StsPolicyStore policies = new StsPolicyStore(database.dataSource());
    private final TlsReportStore reports = new TlsReportStore(database.dataSource());

    @Test
    void aPolicyIsReadBackAsItWasKeptAndReplacedByTheNext() {
        StsPolicyRow first = policy("remote.test", "20260101T000000", Duration.ofDays(1));
        policies.keep(first);
        assertThat(policies.find("remote.test")).contains(first);
        assertThat(policies.find("other.test")).isEmpty();
        StsPolicyRow second = policy("remote.test", "2", Duration.ofDays(2));
        policies.keep(second);
        assertThat(policies.find("remote.test")).contains(second);
    }

    /** RFC 8461 3.2: 64 KB of policy and an id of 32 letters are allowed. */
    @Test
    void theLargestPolicyFits() {
        String lines = "version: STSv1\n" + "mx: *.remote.test\n".repeat(3_600);
        StsPolicyRow row = new StsPolicyRow("a".repeat(255), "i".repeat(32), lines, NOW, NOW, NOW);
        policies.keep(row);
        assertThat(policies.find("a".repeat(255))).contains(row);
    }

    @Test
    void dueIsWhatIsStillBindingLongestOverdueFirst() {
        policies.keep(row("late.test", NOW.minusSeconds(10), NOW.plusSeconds(1)));
        policies.keep(row("later.test", NOW.minusSeconds(20), NOW.plusSeconds(1)));
        policies.keep(row("now.test", NOW, NOW.plusSeconds(1)));
        policies.keep(row("soon.test", NOW.plusMillis(1), NOW.plusSeconds(1)));
        policies.keep(row("gone.test", NOW.minusSeconds(30), NOW));
        assertThat(policies.due(NOW, 10))
                .extracting(StsPolicyRow::domain)
                .containsExactly("later.test", "late.test", "now.test");
        assertThat(policies.due(NOW, 1)).hasSize(1);
    }

    @Test
    void whatExpiredIsRemovedAndNothingElse() {
        policies.keep(row("gone.test", NOW, NOW));
        policies.keep(row("stays.test", NOW, NOW.plusMillis(1)));
        assertThat(policies.removeExpired(NOW)).isEqualTo(1);
        assertThat(policies.find("gone.test")).isEmpty();
        assertThat(policies.find("stays.test")).isPresent();
    }

    @Test
    void equalRowsAddUpOverStatementsAndWithinOne() {
        TlsReportRow failure = count("starttls-not-supported", "mx.remote.test", 3);
        TlsReportRow success = count("", "mx.remote.test", 40);
        reports.add(List.of(failure, success));
        reports.add(List.of(failure, failure));
        new TlsReportStore(database.dataSource()).add(List.of(success));
        reports.add(List.of());
        assertThat(reports.ofDay(DAY))
                .containsExactly(
                        count("", "mx.remote.test", 80),
                        count("starttls-not-supported", "mx.remote.test", 9));
        assertThat(reports.ofDay(DAY.plusDays(1))).isEmpty();
    }

    /** Whoever is refused for another's lock has added nothing, and adds all of it again. */
    @Test
    void processesThatCountTheSameSessionsAtTheSameTimeAddUp() throws Exception {
        int rounds = 20;
        List<TlsReportRow> kinds =
                IntStream.range(0, 200)
                        .mapToObj(i -> count("validation-failure", "mx" + i + ".remote.test", 1))
                        .toList();
        List<Future<?>> processes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int process = 0; process < 3; process++) {
                TlsReportStore own = new TlsReportStore(database.dataSource());
                Random order = new Random(process);
                processes.add(
                        threads.submit(() -> {
                            List<TlsReportRow> shuffled = new ArrayList<>(kinds);
                            for (int i = 0; i < rounds; i++) {
                                Collections.shuffle(shuffled, order);
                                addUntilTaken(own, shuffled);
                            }
                        }));
            }
        }
        for (Future<?> process : processes) {
            process.get();
        }
        assertThat(reports.ofDay(DAY))
                .hasSize(kinds.size())
                .allSatisfy(row -> assertThat(row.sessions()).isEqualTo(3L * rounds));
    }

    private static void addUntilTaken(TlsReportStore store, List<TlsReportRow> rows) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                store.add(rows);
                return;
            } catch (ConcurrencyFailureException _) {
                // the service gives them back and adds them in its next round
            }
        }
        throw new IllegalStateException("refused a hundred times");
    }

    @Test
    void whatDiffersInAnythingStaysApart() {
        reports.add(
                IntStream.range(0, 500)
                        .mapToObj(i -> count("validation-failure", "mx" + i + ".remote.test", 1))
                        .toList());
        assertThat(reports.ofDay(DAY)).hasSize(500);
    }

    /** What strangers wrote may be long or odd; it must not cost the counts of all others. */
    @Test
    void longAndOddTextsAreKept() {
        TlsReportRow odd =
                new TlsReportRow(
                        DAY,
                        "remote.test",
                        "sts",
                        "mx: *.remote.test\n".repeat(3_600),
                        "*.remote.test\n".repeat(2_000),
                        "certificate-expired",
                        "m".repeat(255),
                        "2001:0db8:0000:0000:0000:0000:192.168.100.228",
                        "\uD83D\uDD12 ü " + "x".repeat(400),
                        7);
        reports.add(List.of(odd));
        TlsReportRow kept = reports.ofDay(DAY).getFirst();
        assertThat(kept.policyString()).isEqualTo(odd.policyString());
        assertThat(kept.mxPatterns()).isEqualTo(odd.mxPatterns());
        assertThat(kept.detail()).isEqualTo(odd.detail().substring(0, 255));
        reports.add(List.of(odd));
        assertThat(reports.ofDay(DAY)).hasSize(1);
        assertThat(reports.ofDay(DAY).getFirst().sessions()).isEqualTo(14);
    }

    @Test
    void oldDaysAreForgotten() {
        reports.add(List.of(count("", "mx.remote.test", 1)));
        assertThat(reports.removeBefore(DAY)).isZero();
        assertThat(reports.removeBefore(DAY.plusDays(1))).isEqualTo(1);
        assertThat(reports.ofDay(DAY)).isEmpty();
    }

    private static TlsReportRow count(String result, String mx, long sessions) {
        return new TlsReportRow(
                DAY, "remote.test", "no-policy-found", "", "", result, mx, "", "", sessions);
    }

    private static StsPolicyRow policy(String domain, String id, Duration life) {
        return new StsPolicyRow(
                domain,
                id,
                "version: STSv1\nmode: enforce\nmx: mx.remote.test\nmax_age: 86400\n",
                NOW,
                NOW.plus(life.dividedBy(2)),
                NOW.plus(life));
    }

    private static StsPolicyRow row(String domain, Instant refreshAt, Instant expires) {
        return new StsPolicyRow(domain, "1", "version: STSv1", NOW, refreshAt, expires);
    }
}
