package org.mailherd.antispam.scan;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.composite.Composites;
import org.mailherd.antispam.facts.DmarcSettings;
import org.mailherd.antispam.facts.FactFinder;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.MessageReader;
import org.mailherd.antispam.milter.VerdictHeaders;
import org.mailherd.antispam.policy.PolicyBook;
import org.mailherd.antispam.score.Scores;
import org.mailherd.antispam.signing.ForwardSealer;
import org.mailherd.antispam.signing.SubmissionSigner;
import org.mailherd.antispam.verdict.Greylist;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.QuarantineWish;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.dns.CountedDns;
import org.mailherd.mailauth.dns.InMemoryDns;

/**
 * Scans for tests: a fixed time, a DNS in memory, no keys unless given, no greylist unless given.
 */
public final class Scans {

    public static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    public static final String CLEAN =
            """
            From: Carol <carol@outside.test>
            To: alice@alpha.test
            Subject: Lunch
            Date: Wed, 4 Mar 2026 11:58:00 +0000
            Message-ID: <1@outside.test>

            At noon?
            """
                    .replace("\n", "\r\n");

    public final InMemoryDns dns =
            new InMemoryDns()
                    .txt("outside.test", "v=spf1 ip4:192.0.2.1 -all")
                    .mx("outside.test", 10, "mx.outside.test")
                    .address("mx.outside.test", "192.0.2.1")
                    .ptr("192.0.2.1", "mx.outside.test");
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private SigningKeys keys = _ -> List.of();
    private DmarcSettings dmarc = DmarcSettings.DEFAULT;
    private long sizeLimit = 1 << 20;
    private Greylist greylist = Greylist.OFF;
    private List<Inquiry> inquiries = List.of();
    private PolicyBook book = PolicyBook.NONE;
    private QuarantineWish quarantine = QuarantineWish.OFF;

    public Scans policies(PolicyBook other, QuarantineWish wish) {
        book = other;
        quarantine = wish;
        return this;
    }

    public Scans sizeLimit(long octets) {
        sizeLimit = octets;
        return this;
    }

    public Scans keys(SigningKeys other) {
        keys = other;
        return this;
    }

    public Scans dmarc(DmarcSettings other) {
        dmarc = other;
        return this;
    }

    public Scans greylist(Greylist other) {
        greylist = other;
        return this;
    }

    public Scans inquiries(Inquiry... others) {
        inquiries = List.of(others);
        return this;
    }

    public Scanner scanner() {
        return new Scanner(
                new MessageReader(sizeLimit),
                start ->
                        new FactFinder(
                                new CountedDns(dns, 100, clock, start.plus(Duration.ofSeconds(8))),
                                clock,
                                "mail.mailherd.test",
                                AddressBlock.parseAll(List.of("127.0.0.0/8")),
                                dmarc),
                new Assessor(
                        Topics.ALL,
                        new Inquiries(inquiries, Duration.ofSeconds(60)),
                        () -> Scores.OWN,
                        () -> Composites.NONE,
                        new Judge(() -> new Thresholds(15, 8, 7), greylist, book, quarantine)),
                new VerdictHeaders("mail.mailherd.test", new ForwardSealer(keys, clock)),
                new SubmissionSigner(keys, clock));
    }

    public ScanOutcome.Judged judge(String message) {
        return judge(message, envelope("192.0.2.1", "carol@outside.test"));
    }

    public ScanOutcome.Judged judge(String message, Envelope envelope) {
        return (ScanOutcome.Judged) scan(message, envelope);
    }

    public ScanOutcome.Judged judge(byte[] message, Envelope envelope) {
        return (ScanOutcome.Judged) scan(message, envelope);
    }

    public ScanOutcome scan(String message, Envelope envelope) {
        return scan(message.getBytes(StandardCharsets.UTF_8), envelope);
    }

    private ScanOutcome scan(byte[] octets, Envelope envelope) {
        try {
            return scanner().scan(envelope, new ByteArrayInputStream(octets), NOW, Turn.FREE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static Envelope envelope(String client, String reversePath) {
        return new Envelope(
                "q1",
                reversePath,
                List.of("alice@alpha.test"),
                Optional.of(InetAddress.ofLiteral(client)),
                "mx.outside.test",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same, through a host that forwards at somebody's wish. */
    public static Envelope handedOn(Envelope envelope) {
        return new Envelope(
                envelope.queueId(),
                envelope.reversePath(),
                envelope.recipients(),
                envelope.client(),
                envelope.helo(),
                envelope.user(),
                envelope.forwarder(),
                true);
    }

    /** Carol's mail to an alias of the domain that points to elsewhere. */
    public static Envelope forwarded(String forwarder) {
        return new Envelope(
                "q1",
                "carol@outside.test",
                List.of("away@" + forwarder),
                Optional.of(InetAddress.ofLiteral("192.0.2.1")),
                "mx.outside.test",
                Optional.empty(),
                Optional.of(forwarder),
                false);
    }

    public static Envelope submission() {
        return new Envelope(
                "q1",
                "alice@alpha.test",
                List.of(),
                Optional.empty(),
                "",
                Optional.of("alice@alpha.test"),
                Optional.empty(),
                false);
    }

    public static List<String> symbols(ScanOutcome.Judged judged) {
        return judged.verdict().hits().stream().map(hit -> hit.symbol().name()).toList();
    }
}
