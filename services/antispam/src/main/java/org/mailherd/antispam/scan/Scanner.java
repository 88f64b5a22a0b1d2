package org.mailherd.antispam.scan;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.ContentLimits;
import org.mailherd.antispam.content.ContentReader;
import org.mailherd.antispam.facts.FactFinder;
import org.mailherd.antispam.facts.NetworkFacts;
import org.mailherd.antispam.facts.Signatures;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.Message;
import org.mailherd.antispam.message.MessageReader;
import org.mailherd.antispam.milter.HeaderChanges.Addition;
import org.mailherd.antispam.milter.VerdictHeaders;
import org.mailherd.antispam.settings.ScanSettings;
import org.mailherd.antispam.signing.SubmissionSigner;
import org.mailherd.antispam.verdict.Judgement;
import org.mailherd.antispam.verdict.Share;
import org.mailherd.antispam.verdict.Verdict;
import org.mailherd.mailauth.arc.ArcSealing;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dkim.DkimSigning;

/** One scan: inbound mail is judged, submitted mail is signed. */
public final class Scanner {

    private static final String BUSY = "The server is busy, please try again later";
    private static final Symbol SCAN_LIMIT =
            Symbol.of(
                    "SCAN_LIMIT",
                    0,
                    "content",
                    "There was no time to look at the message; it comes again");

    /** Groups of symbols that an empty message gets too. */
    private static final Set<String> SENDERS = Set.of("spf", "dkim", "arc", "dmarc");

    private final MessageReader reader;
    private final Function<Instant, FactFinder> factFinders;
    private final Assessor assessor;
    private final VerdictHeaders headers;
    private final SubmissionSigner signer;

    /**
     * @param factFinders makes one for a scan that begins now
     */
    public Scanner(
            MessageReader reader,
            Function<Instant, FactFinder> factFinders,
            Assessor assessor,
            VerdictHeaders headers,
            SubmissionSigner signer) {
        this.reader = reader;
        this.factFinders = factFinders;
        this.assessor = assessor;
        this.headers = headers;
        this.signer = signer;
    }

    /**
     * @param message read to its end, not closed
     * @throws IOException when the message cannot be read or is too large
     * @throws GeneralSecurityException when a signing key is unusable
     */
    public ScanOutcome scan(Envelope envelope, InputStream message, Instant now, Turn turn)
            throws IOException, InterruptedException, GeneralSecurityException {
        return scan(envelope, ScanSettings.NONE, message, now, turn);
    }

    /**
     * What is answered for a message that was not scanned in time, or for which there was no room:
     * its sender tries again.
     *
     * @param reason why, for the operator
     */
    public ScanOutcome.Postponed postponed(String reason) {
        return new ScanOutcome.Postponed(
                "undef", assessor.thresholds(), BUSY, List.of(Hit.of(SCAN_LIMIT, reason)));
    }

    /**
     * @param settings what is otherwise for this message; submitted mail is signed whatever they
     *     say
     * @see #scan(Envelope, InputStream, Instant, Turn)
     */
    public ScanOutcome scan(
            Envelope envelope, ScanSettings settings, InputStream message, Instant now, Turn turn)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (envelope.isSubmission()) {
            return sign(message);
        }
        return settings.skip()
                ? skip(message)
                : judge(new Task(envelope, settings, message, now), turn);
    }

    private record Task(
            Envelope envelope, ScanSettings settings, InputStream message, Instant now) {}

    /** What a sender wrote there in our place goes all the same. */
    private ScanOutcome skip(InputStream message) throws IOException {
        BodySink nobody = (_, _, _) -> {};
        Message skipped = reader.read(message, _ -> nobody).message();
        return new ScanOutcome.Skipped(
                skipped.messageId(), assessor.thresholds(), headers.withoutForged(skipped));
    }

    private ScanOutcome sign(InputStream message) throws IOException, GeneralSecurityException {
        MessageReader.Passed<DkimSigning> passed = reader.read(message, signer::begin);
        return new ScanOutcome.Signed(
                passed.message().messageId(), assessor.thresholds(), passed.sink().finish());
    }

    private ScanOutcome judge(Task task, Turn turn)
            throws IOException, InterruptedException, GeneralSecurityException {
        FactFinder factFinder = factFinders.apply(task.now());
        MessageReader.Passed<Proof> passed = turn.take(() -> read(task, factFinder));
        Proof proof = passed.sink();
        Content content = turn.work(proof.content().weight(), proof.content()::finish);
        NetworkFacts facts = factFinder.find(task.envelope(), proof.signatures());
        Scan scan = new Scan(task.envelope(), passed.message(), content, facts, task.now());
        Findings found =
                turn.work(proof.content().weight(), effort -> assessor.check(scan, effort));
        Findings known = passed.message().size() == 0 ? found.each(Scanner::ofSenders) : found;
        return judged(scan, assessor.judge(scan, known, task.settings()), proof);
    }

    /** As Rspamd has it, nothing is against an empty message but what its sender is. */
    private static List<Hit> ofSenders(List<Hit> hits) {
        return hits.stream().filter(hit -> SENDERS.contains(hit.symbol().group())).toList();
    }

    private MessageReader.Passed<Proof> read(Task task, FactFinder factFinder) throws IOException {
        return reader.read(
                task.message(),
                header ->
                        new Proof(
                                factFinder.signatures(header),
                                headers.sealing(header, task.envelope()),
                                new ContentReader(header, ContentLimits.DEFAULT)));
    }

    private ScanOutcome judged(Scan scan, Judgement judgement, Proof proof)
            throws GeneralSecurityException {
        DmarcEvent.log(scan);
        List<Addition> seal =
                proof.sealing().isPresent() ? headers.seal(proof.sealing().get(), scan) : List.of();
        Map<Verdict, ScanOutcome.Opinion> opinions = new HashMap<>();
        opinions.put(judgement.common(), opinion(scan, judgement.common(), seal));
        if (!judgement.agreed()) {
            for (Share share : judgement.shares()) {
                opinions.computeIfAbsent(share.verdict(), verdict -> opinion(scan, verdict, seal));
            }
        }
        return new ScanOutcome.Judged(scan, judgement, opinions);
    }

    private ScanOutcome.Opinion opinion(Scan scan, Verdict verdict, List<Addition> seal) {
        double required = verdict.thresholds().required();
        return new ScanOutcome.Opinion(verdict, headers.of(scan, verdict, required).below(seal));
    }

    /** What the body is read for. */
    private record Proof(Signatures signatures, Optional<ArcSealing> sealing, ContentReader content)
            implements BodySink {
        @Override
        public void update(byte[] octets, int offset, int length) {
            signatures.update(octets, offset, length);
            sealing.ifPresent(seal -> seal.update(octets, offset, length));
            content.update(octets, offset, length);
        }
    }
}
