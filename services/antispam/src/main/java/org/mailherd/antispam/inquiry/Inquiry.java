package org.mailherd.antispam.inquiry;

import java.io.IOException;
import java.util.List;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;

/** Asks something outside about a message. Waits on a virtual thread; safe for several scans. */
public interface Inquiry {

    /** For logs: a word such as {@code clamav}. */
    String name();

    /** The dearest of what it needs. */
    Cost cost();

    /**
     * Whether no message may be judged without the answer, even if it is late or a fault of ours.
     */
    default boolean needed() {
        return false;
    }

    /**
     * Whether there is anything to ask about this message; looks at what is known only, and never
     * waits. Where there is not, nobody asks: a thread for each question is not free.
     */
    default boolean concerns(Scan scan) {
        return true;
    }

    /**
     * @throws HoldUpException when the message must not pass without the answer
     * @throws IOException when there is no answer; the scan goes on without it
     * @throws InterruptedException when the scan's time is up
     */
    Findings ask(Scan scan) throws IOException, InterruptedException;

    /**
     * Told how the message was judged, after the answer, one after the other; may wait.
     *
     * @param hits of all recipients or of the mildest verdict
     */
    default void judged(Scan scan, List<Hit> hits, Action action) {}
}
