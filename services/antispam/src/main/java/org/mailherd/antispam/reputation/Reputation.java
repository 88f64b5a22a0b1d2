package org.mailherd.antispam.reputation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailherd.antispam.asn.AsnSource;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.check.Unlearnt;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.reputation.Counted.Side;
import org.springframework.dao.DataAccessException;

/** Asks how earlier mail of the same origin was, and remembers how this one is. */
final class Reputation implements Inquiry {
    private static final String GROUP = "reputation";
    private static final double LEAST_SAID = 0.1;

    /** Clear without anything that was learnt: no error must feed itself. */
    private static final double CLEARLY_BAD = 8;

    private static final double CLEARLY_GOOD = 3;

    private final Ledger ledger;
    private final CountBook book;
    private final ReputationSettings settings;
    private final AsnSource systems;

    Reputation(Ledger ledger, CountBook book, ReputationSettings settings, AsnSource systems) {
        this.ledger = ledger;
        this.book = book;
        this.settings = settings;
        this.systems = systems;
    }

    @Override
    public String name() {
        return "reputation";
    }

    @Override
    public Cost cost() {
        return Cost.REDIS;
    }

    @Override
    public boolean concerns(Scan scan) {
        return settings.enabled()
                && (scan.envelope().client().isPresent() || scan.facts().dmarc().passed());
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        Subjects subjects = Subjects.of(scan, systems);
        if (!settings.enabled() || subjects.all().isEmpty()) {
            return Findings.NONE;
        }
        List<Standing> standings;
        try {
            standings = ledger.read(subjects.all(), scan.now());
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
        int senders = subjects.senders().size();
        int networks = senders + subjects.network().stream().toList().size();
        List<Hit> hits = new ArrayList<>();
        network(standings.subList(senders, networks)).ifPresent(hits::add);
        system(standings.subList(networks, standings.size()), subjects.system())
                .ifPresent(hits::add);
        sender(standings.subList(0, senders)).ifPresent(hits::add);
        return Findings.of(hits);
    }

    @Override
    public void judged(Scan scan, List<Hit> hits, Action action) {
        List<String> subjects = Subjects.of(scan, systems).all();
        if (!settings.enabled() || subjects.isEmpty()) {
            return;
        }
        Side side = side(hits, action);
        book.note(
                Recognition.of(scan.message(), scan.content()),
                new Counted(side, scan.now(), subjects));
        if (side != Side.NEITHER) {
            ledger.add(subjects, side == Side.BAD, scan.now());
        }
    }

    /** A refusal counts when a check demanded it: the score that led to it may have been learnt. */
    private static Side side(List<Hit> hits, Action action) {
        double score = Unlearnt.score(hits);
        boolean refused =
                hits.stream()
                        .anyMatch(hit -> hit.symbol().forced().equals(Optional.of(Action.REJECT)));
        if (score >= CLEARLY_BAD || refused && score >= CLEARLY_GOOD) {
            return Side.BAD;
        }
        return score < CLEARLY_GOOD && action == Action.NO_ACTION ? Side.GOOD : Side.NEITHER;
    }

    private Optional<Hit> network(List<Standing> standings) {
        double opinion = opinion(standings);
        return said(
                opinion,
                opinion > 0
                        ? weighted(
                                "IP_REPUTATION_SPAM",
                                opinion * settings.networkWeight(),
                                "Mail from this network was mostly unwanted before")
                        : weighted(
                                "IP_REPUTATION_HAM",
                                opinion * settings.networkWeight() / 3,
                                "Mail from this network was mostly wanted before"),
                standings);
    }

    /** Of many networks of one owner the least is known, so that it says the least. */
    private Optional<Hit> system(List<Standing> standings, Optional<String> name) {
        double opinion = opinion(standings);
        return said(
                        opinion,
                        opinion > 0
                                ? weighted(
                                        "ASN_REPUTATION_SPAM",
                                        opinion * settings.systemWeight(),
                                        "Mail from networks of this provider was mostly unwanted before")
                                : weighted(
                                        "ASN_REPUTATION_HAM",
                                        opinion * settings.systemWeight() / 3,
                                        "Mail from networks of this provider was mostly wanted before"),
                        standings)
                .map(hit ->
                        new Hit(
                                hit.symbol(),
                                Stream.concat(name.stream(), hit.options().stream()).toList()));
    }

    private Optional<Hit> sender(List<Standing> standings) {
        double opinion = opinion(standings);
        return said(
                opinion,
                opinion > 0
                        ? weighted(
                                "SENDER_REP_SPAM",
                                opinion * settings.senderWeight(),
                                "Mail of this proven sender or its domain was mostly unwanted before")
                        : weighted(
                                "SENDER_REP_HAM",
                                opinion * settings.senderWeight() / 2,
                                "Mail of this proven sender and its domain was mostly wanted before"),
                standings);
    }

    /** What most is known of speaks; of a domain and an address that know, their mean. */
    private double opinion(List<Standing> standings) {
        return standings.stream()
                .mapToDouble(standing -> standing.opinion(settings.least()))
                .filter(opinion -> opinion != 0)
                .average()
                .orElse(0);
    }

    private static Optional<Hit> said(double opinion, Symbol symbol, List<Standing> standings) {
        return Math.abs(opinion) < LEAST_SAID
                ? Optional.empty()
                : Optional.of(new Hit(symbol, standings.stream().map(Reputation::shown).toList()));
    }

    private static Symbol weighted(String name, double weight, String description) {
        return Symbol.of(name, Math.round(weight * 100) / 100.0, GROUP, description);
    }

    private static String shown(Standing standing) {
        return String.format(
                Locale.ROOT, "%.1f wanted, %.1f unwanted", standing.good(), standing.bad());
    }
}
