package org.mailherd.smtp.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mailherd.mailmodel.MailAddress;

/** Counts reports to senders from outside, an hour at a time, in this process. */
final class ReportRate {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final int perSender;
    private final int perHour;
    private final Clock clock;
    private final Map<MailAddress, Integer> senders = new HashMap<>();
    private Instant windowEnd;
    private int all;

    ReportRate(int perSender, int perHour, Clock clock) {
        this.perSender = perSender;
        this.perHour = perHour;
        this.clock = clock;
        this.windowEnd = clock.instant().plus(WINDOW);
    }

    /** Counts one, unless that is one too many. The map is never larger than the hour's total. */
    synchronized boolean take(MailAddress sender) {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            senders.clear();
            all = 0;
            windowEnd = now.plus(WINDOW);
        }
        MailAddress key = sender.canonical();
        int known = senders.getOrDefault(key, 0);
        if (known >= perSender || all >= perHour) {
            return false;
        }
        senders.put(key, known + 1);
        all++;
        return true;
    }
}
