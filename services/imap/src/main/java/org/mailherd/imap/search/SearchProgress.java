package org.mailherd.imap.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.mailherd.imap.session.Session;

/**
 * Tells a client that waits long how far its search is (RFC 9585). A client that has gone is
 * noticed by that: the write fails, and the search with it.
 */
final class SearchProgress {
    private static final long EVERY = Duration.ofSeconds(10).toMillis();
    private static final int LOOK_EVERY = 64;

    private final Session session;
    private final Clock clock;
    private long told;

    SearchProgress(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.told = clock.millis();
    }

    /** One more message was read. */
    void step(int done, int all) {
        if (done % LOOK_EVERY != 0 || clock.millis() - told < EVERY) {
            return;
        }
        told = clock.millis();
        try {
            session.out().text("* OK [INPROGRESS (").string(session.tag());
            session.out().octet(' ').number(done).octet(' ').number(all);
            session.out().text(")] Searching").crlf().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
