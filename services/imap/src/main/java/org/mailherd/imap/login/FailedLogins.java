package org.mailherd.imap.login;

import java.time.Clock;
import java.util.Locale;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.Protocol;
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

    /** Somebody was refused at one of our doors. */
    public void publish(Door door, String username) {
        String json =
                "{\"service\":%s,\"username\":%s,\"ip\":%s,\"time\":%s}"
                        .formatted(
                                quoted(service(door.protocol())),
                                quoted(username),
                                quoted(door.remoteAddress()),
                                quoted(clock.instant().toString()));
        events.publish(RedisKeys.LOGIN_FAILED_CHANNEL, json);
    }

    /** A protocol's name in log lines and notices. */
    static String service(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
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
