package org.mailherd.antispam.scan;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.FactFinder;
import org.mailherd.antispam.facts.NetworkFacts;
import org.mailherd.antispam.facts.Signatures;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.MessageReader;
import org.mailherd.antispam.milter.VerdictHeaders;
import org.mailherd.antispam.signing.SubmissionSigner;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.Verdict;
import org.mailherd.mailauth.arc.ArcSealing;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dkim.DkimSigning;

/** One scan: inbound mail is judged, submitted mail is signed. */
public final class Scanner {

    private final MessageReader reader;
    private final Function<Instant, FactFinder> factFinders;
    private final Judge judge;
    private final VerdictHeaders headers;
    private final SubmissionSigner signer;

    /**
     * @param factFinders makes one for a scan that begins now
     */
    public Scanner(
            MessageReader reader,
            Function<Instant, FactFinder> factFinders,
            Judge judge,
            VerdictHeaders headers,
            SubmissionSigner signer) {
        this.reader = reader;
        this.factFinders = factFinders;
        this.judge = judge;
        this.headers = headers;
        this.signer = signer;
    }

    /**
     * @param message read to its end, not closed
     * @throws IOException when the message cannot be read or is too large
     * @throws GeneralSecurityException when a signing key is unusable
     */
    public ScanOutcome scan(Envelope envelope, InputStream message, Instant now)
            throws IOException, InterruptedException, GeneralSecurityException {
        return envelope.isSubmission() ? sign(message) : judge(envelope, message, now);
    }

    private ScanOutcome sign(InputStream message) throws IOException, GeneralSecurityException {
        MessageReader.Passed<DkimSigning> passed = reader.read(message, signer::begin);
        return new ScanOutcome.Signed(
                passed.message().messageId(), judge.thresholds(), passed.sink().finish());
    }

    private ScanOutcome judge(Envelope envelope, InputStream message, Instant now)
            throws IOException, InterruptedException, GeneralSecurityException {
        FactFinder factFinder = factFinders.apply(now);
        MessageReader.Passed<Proof> passed =
                reader.read(
                        message,
                        header ->
                                new Proof(
                                        factFinder.signatures(header),
                                        headers.sealing(header, envelope)));
        NetworkFacts facts = factFinder.find(envelope, passed.sink().signatures());
        Scan scan = new Scan(envelope, passed.message(), facts, now);
        Verdict verdict = judge.judge(scan, Checks.run(scan));
        return new ScanOutcome.Judged(
                passed.message().messageId(),
                verdict,
                judge.thresholds(),
                headers.of(scan, verdict, judge.thresholds().reject(), passed.sink().sealing()));
    }

    /** What the body is read for. */
    private record Proof(Signatures signatures, Optional<ArcSealing> sealing) implements BodySink {
        @Override
        public void update(byte[] octets, int offset, int length) {
            signatures.update(octets, offset, length);
            sealing.ifPresent(seal -> seal.update(octets, offset, length));
        }
    }
}
