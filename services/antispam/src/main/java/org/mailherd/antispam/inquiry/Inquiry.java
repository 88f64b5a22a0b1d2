package org.mailherd.antispam.inquiry;

import java.io.IOException;
import org.mailherd.antispam.check.Scan;

/** Asks something outside about a message. Waits on a virtual thread; safe for several scans. */
public interface Inquiry {

    /** For logs: a word such as {@code clamav}. */
    String name();

    /**
     * @throws HoldUpException when the message must not pass without the answer
     * @throws IOException when there is no answer; the scan goes on without it
     * @throws InterruptedException when the scan's time is up
     */
    Findings ask(Scan scan) throws IOException, InterruptedException;
}
