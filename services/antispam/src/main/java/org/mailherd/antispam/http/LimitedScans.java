package org.mailherd.antispam.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.ratelimit.SendingLimits;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scanner;
import org.mailherd.antispam.scan.Turn;
import org.mailherd.antispam.settings.ScanSettings;
import org.springframework.stereotype.Component;

/** Scans, of which submitted mail beyond its sender's limit is postponed. */
@Component
final class LimitedScans {

    private final Scanner scanner;
    private final SendingLimits sending;

    LimitedScans(Scanner scanner, SendingLimits sending) {
        this.scanner = scanner;
        this.sending = sending;
    }

    /**
     * @see Scanner#scan(Envelope, ScanSettings, InputStream, Instant, Turn)
     */
    ScanOutcome scan(
            Envelope envelope, ScanSettings settings, InputStream message, Instant start, Turn turn)
            throws IOException, InterruptedException, GeneralSecurityException {
        ScanOutcome outcome = scanner.scan(envelope, settings, message, start, turn);
        return outcome instanceof ScanOutcome.Signed signed
                ? sending.exceeded(envelope)
                        .<ScanOutcome>map(text ->
                                new ScanOutcome.Postponed(
                                        signed.messageId(), signed.thresholds(), text, List.of()))
                        .orElse(signed)
                : outcome;
    }

    /**
     * @see Scanner#postponed(String)
     */
    ScanOutcome.Postponed postponed(String reason) {
        return scanner.postponed(reason);
    }
}
