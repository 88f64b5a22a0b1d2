package org.mailherd.adminui.releaselink;

import org.mailherd.adminui.access.NetworkCounter;
import org.springframework.stereotype.Component;

/** Thirty links that open nothing within ten minutes are enough for one network. */
@Component
class LinkThrottle {
    private static final int FAILURES_ALLOWED = 30;
    private static final String COUNTED = "wrong-links";

    private final NetworkCounter counter;

    LinkThrottle(NetworkCounter counter) {
        this.counter = counter;
    }

    boolean isBlocked(String ip) {
        return counter.of(COUNTED, ip) >= FAILURES_ALLOWED;
    }

    void failed(String ip) {
        counter.add(COUNTED, ip);
    }
}
