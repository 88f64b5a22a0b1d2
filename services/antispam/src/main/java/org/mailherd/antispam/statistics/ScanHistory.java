package org.mailherd.antispam.statistics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mailherd.antispam.scan.ScanOutcome;
import org.springframework.stereotype.Component;

/** The last messages and what was said of them. */
@Component
public final class ScanHistory implements ScanListener {

    private static final int LIMIT = 200;

    private final Deque<Entry> last = new ArrayDeque<>();

    /**
     * @param judged without its content, which would be too much to keep
     */
    public record Entry(ScanOutcome.Judged judged, Duration taken) {}

    @Override
    public synchronized void judged(ScanOutcome.Judged judged, Duration taken) {
        if (last.size() == LIMIT) {
            last.removeLast();
        }
        last.addFirst(new Entry(judged.withoutContent(), taken));
    }

    /** The newest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(last);
    }

    public synchronized void clear() {
        last.clear();
    }
}
