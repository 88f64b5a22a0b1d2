package org.mailherd.antispam.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which lists may be believed, looked at anew each hour. */
final class ZoneHealth {

    private static final Logger log = LoggerFactory.getLogger(ZoneHealth.class);
    private static final Duration VALID = Duration.ofHours(1);

    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Dns dns;
    private final Clock clock;

    ZoneHealth(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    private record State(boolean good, Instant until) {}

    /**
     * @param neverListed RFC 5782 5: the name that no list may know, 1.0.0.127 or invalid
     */
    boolean isGood(String zone, String neverListed) {
        Instant now = clock.instant();
        State state = states.get(zone);
        if (state != null && now.isBefore(state.until())) {
            return state.good();
        }
        boolean listsAll = dns.a(neverListed + "." + zone) instanceof Answer.Found<?>;
        if (listsAll) {
            off(zone, "it lists what no list may");
        } else {
            states.put(zone, new State(true, now.plus(VALID)));
        }
        return !listsAll;
    }

    /** For an hour; said once for each time it is switched off. */
    void off(String zone, String reason) {
        State before = states.put(zone, new State(false, clock.instant().plus(VALID)));
        if (before == null || before.good()) {
            LogEvent.of("blocklist-off")
                    .with("list", publicName(zone))
                    .with("seconds", VALID.toSeconds())
                    .quoted("reason", reason)
                    .warn(log);
        }
    }

    /** Without a customer's key. */
    static String publicName(String zone) {
        return zone.replaceFirst("^[a-z0-9]{20,}\\.", "");
    }
}
