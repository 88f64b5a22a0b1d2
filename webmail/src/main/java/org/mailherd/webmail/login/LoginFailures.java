package org.mailherd.webmail.login;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells about refused logins. The IMAP server sees this service's address only; the one to ban is
 * the browser's.
 */
@Component
class LoginFailures {

    private static final Logger log = LoggerFactory.getLogger(LoginFailures.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventChannel events;
    private final Clock clock;

    LoginFailures(EventChannel events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void report(@Nullable String username, String address) {
        var name = username == null ? "" : username;
        LogEvent.of("login-failed").with("ip", address).quoted("username", name).info(log);
        var message =
                Map.of(
                        "service",
                        "webmail",
                        "username",
                        name,
                        "ip",
                        address,
                        "time",
                        clock.instant().toString());
        events.publish(RedisKeys.LOGIN_FAILED_CHANNEL, JSON.writeValueAsString(message));
    }
}
