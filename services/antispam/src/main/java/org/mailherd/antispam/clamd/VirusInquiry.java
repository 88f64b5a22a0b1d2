package org.mailherd.antispam.clamd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.clamd.ClamdProperties.WhenDown;
import org.mailherd.antispam.content.Part;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has clamd look at every decoded part of a message. */
final class VirusInquiry implements Inquiry {

    private static final Logger log = LoggerFactory.getLogger(VirusInquiry.class);

    private static final String GROUP = "antivirus";
    private static final Symbol VIRUS =
            Symbol.forcing(
                    Action.REJECT,
                    "CLAM_VIRUS",
                    GROUP,
                    "The message holds malware that ClamAV knows");
    private static final Symbol NOT_SCANNED =
            Symbol.of(
                    "CLAM_VIRUS_FAIL",
                    0,
                    GROUP,
                    "The virus scanner did not answer; the message was not scanned");
    private static final Symbol TOO_LARGE =
            Symbol.of(
                    "CLAM_VIRUS_TOO_LARGE",
                    0,
                    GROUP,
                    "A part of the message is larger, or deeper inside, than the virus scanner takes; not all was scanned");

    private final ClamdAddress address;
    private final ClamdProperties settings;
    private final Semaphore places;
    private final AtomicBoolean down = new AtomicBoolean();

    VirusInquiry(ClamdAddress address, ClamdProperties settings) {
        this.address = address;
        this.settings = settings;
        this.places = new Semaphore(settings.connections());
    }

    @Override
    public String name() {
        return "clamd";
    }

    @Override
    public Cost cost() {
        return Cost.SCANNER;
    }

    @Override
    public boolean needed() {
        return settings.whenDown() == WhenDown.DEFER;
    }

    @Override
    public Findings ask(Scan scan) throws IOException, InterruptedException {
        Parts parts = Parts.of(scan, settings.maxSize().toBytes());
        if (parts.scanned().isEmpty()) {
            return Findings.of(Hit.when(parts.cut(), TOO_LARGE));
        }
        try {
            List<Hit> hits = new ArrayList<>(inPlace(parts.scanned()));
            hits.addAll(Hit.when(parts.cut(), TOO_LARGE));
            answered();
            return Findings.of(hits);
        } catch (IOException e) {
            return silent(scan, e);
        }
    }

    /**
     * @param cut there is more than was sent
     */
    private record Parts(List<Part> scanned, boolean cut) {
        static Parts of(Scan scan, long limit) {
            List<Part> scanned = new ArrayList<>();
            boolean cut = !scan.content().truncated().isEmpty();
            long size = 0;
            for (Part part : scan.content().parts()) {
                int octets = part.octets().length;
                if (octets == 0) {
                    continue;
                }
                if (size + octets <= limit) {
                    scanned.add(part);
                    size += octets;
                    cut |= part.isCut();
                } else {
                    cut = true;
                }
            }
            return new Parts(scanned, cut);
        }
    }

    private List<Hit> inPlace(List<Part> parts) throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (!places.tryAcquire(settings.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("all connections to clamd are taken");
        }
        Duration left = settings.timeout().minusNanos(System.nanoTime() - start);
        try (ClamdSession session = ClamdSession.open(address, left)) {
            return scan(session, parts);
        } finally {
            places.release();
        }
    }

    private static List<Hit> scan(ClamdSession session, List<Part> parts) throws IOException {
        List<Hit> beyond = List.of();
        for (Part part : parts) {
            switch (session.scan(part.octets())) {
                case Reply.Clean _ -> {
                    // the next one
                }
                case Reply.Found(String signature) -> {
                    return List.of(Hit.of(VIRUS, signature));
                }
                case Reply.Beyond(String limit) -> beyond = List.of(Hit.of(TOO_LARGE, limit));
                case Reply.TooLarge _ -> {
                    // clamd ends the session with this answer
                    return List.of(Hit.of(TOO_LARGE, part.fileName()));
                }
                case Reply.Failed(String text) -> throw new IOException("clamd says: " + text);
            }
        }
        return beyond;
    }

    private void answered() {
        if (down.compareAndSet(true, false)) {
            LogEvent.of("clamd-answers").info(log);
        }
    }

    private Findings silent(Scan scan, IOException e) throws HoldUpException {
        String reason = String.valueOf(e.getMessage());
        if (down.compareAndSet(false, true)) {
            LogEvent.of("clamd-down")
                    .with("qid", scan.envelope().queueId())
                    .with("mail", settings.whenDown() == WhenDown.DEFER ? "deferred" : "accepted")
                    .quoted("reason", reason)
                    .error(log);
        }
        return switch (settings.whenDown()) {
            case DEFER -> throw new HoldUpException("virus scanner: " + reason);
            case ACCEPT -> Findings.of(List.of(Hit.of(NOT_SCANNED, reason)));
        };
    }
}
