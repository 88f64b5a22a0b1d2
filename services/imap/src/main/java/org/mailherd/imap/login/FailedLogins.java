package org.mailherd.imap.login;

import java.time.Clock;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;

/** Tells netfilter of refused logins, as JSON on {@link RedisKeys#LOGIN_FAILED_CHANNEL}. */
public final class FailedLogins {
    private final EventChannel events;
    private final Clock clock;

    public FailedLogins(EventChannel events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    public void publish(LoginAttempt attempt) {
        String json =
                "{\"service\":\"imap\",\"username\":%s,\"ip\":%s,\"time\":%s}"
                        .formatted(
                                quoted(attempt.username()),
                                quoted(attempt.remoteAddress()),
                                quoted(clock.instant().toString()));
        events.publish(RedisKeys.LOGIN_FAILED_CHANNEL, json);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
