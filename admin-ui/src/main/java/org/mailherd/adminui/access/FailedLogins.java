package org.mailherd.adminui.access;

import java.time.Clock;
import java.time.Instant;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the log and netfilter of each refused login. */
@Component
class FailedLogins {
    private static final Logger log = LoggerFactory.getLogger(FailedLogins.class);

    private final EventChannel events;
    private final JsonMapper json;
    private final Clock clock;

    FailedLogins(EventChannel events, JsonMapper json, Clock clock) {
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    void report(String username, String ip) {
        LogEvent.of("login-failed").with("ip", ip).quoted("username", username).info(log);
        events.publish(
                RedisKeys.LOGIN_FAILED_CHANNEL,
                json.writeValueAsString(
                        new LoginFailed("admin-ui", username, ip, clock.instant())));
    }

    /** Body of the channel's message; every service sends these four. */
    record LoginFailed(String service, String username, String ip, Instant time) {}
}
