package org.mailherd.antispam.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** The last scans that failed. */
@Component
public final class FaultLog {

    private static final int LIMIT = 100;

    private final Deque<Fault> last = new ArrayDeque<>();
    private final Clock clock;

    FaultLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param queueId of the message; may be empty
     */
    public record Fault(Instant time, String queueId, String reason) {}

    public synchronized void add(String queueId, String reason) {
        if (last.size() == LIMIT) {
            last.removeLast();
        }
        last.addFirst(new Fault(clock.instant(), queueId, reason));
    }

    /** The newest first. */
    public synchronized List<Fault> faults() {
        return List.copyOf(last);
    }
}
