package org.mailherd.smtp.login;

import java.time.Clock;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tells log and netfilter of refused logins. */
public final class LoginFailures {
    private static final Logger log = LoggerFactory.getLogger(LoginFailures.class);

    private final EventChannel events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private record LoginFailed(String service, String username, String ip, String time) {}

    public LoginFailures(EventChannel events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void report(String username, String ip, String reason) {
        LogEvent.of("login-failed")
                .with("ip", ip)
                .quoted("username", username)
                .quoted("reason", reason)
                .info(log);
        events.publish(
                RedisKeys.LOGIN_FAILED_CHANNEL,
                json.writeValueAsString(
                        new LoginFailed("smtp", username, ip, clock.instant().toString())));
    }
}
