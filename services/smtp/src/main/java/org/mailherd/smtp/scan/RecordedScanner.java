package org.mailherd.smtp.scan;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.smtp.telemetry.Telemetry;

/** A scanner whose verdicts stand in the journey and whose time is measured. */
public final class RecordedScanner implements MessageScanner {
    private static final String STATUS = "X-Spam-Status:";

    private final MessageScanner scanner;
    private final Telemetry telemetry;
    private final Clock clock;

    public RecordedScanner(MessageScanner scanner, Telemetry telemetry, Clock clock) {
        this.scanner = scanner;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public ScanVerdict scan(ScanRequest request) throws IOException {
        Instant begun = clock.instant();
        ScanVerdict verdict = scanner.scan(request);
        Instant now = clock.instant();
        Duration took = Duration.between(begun, now);
        telemetry.meters().scanned(took);
        telemetry
                .journey()
                .record(
                        JourneyStep.at(now, StepKind.SCANNED)
                                .qid(request.id())
                                .detail(words(verdict) + ", " + took.toMillis() + " ms")
                                .build());
        return verdict;
    }

    /** Score and symbols stand in the field that the scanner adds. */
    private static String words(ScanVerdict verdict) {
        return switch (verdict) {
            case ScanVerdict.Refuse(SmtpReply reply, String why) ->
                    "refuse: " + reply + (why.isEmpty() ? "" : ", " + why);
            case ScanVerdict.Accept accepted -> "accept" + status(accepted.added());
            case ScanVerdict.Split split ->
                    "split: "
                            + split.kept().size()
                            + " in quarantine"
                            + status(split.others().added());
        };
    }

    private static String status(List<String> fields) {
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, STATUS, 0, STATUS.length()))
                .map(field ->
                        ": " + field.substring(STATUS.length()).replaceAll("\\s+", " ").strip())
                .findFirst()
                .orElse("");
    }
}
