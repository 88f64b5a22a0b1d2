package org.mailherd.smtp.door;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the door did, one line an event; a flood is told once per client, kind and minute. */
final class DoorLog {
    private static final Logger log = LoggerFactory.getLogger(DoorLog.class);
    private static final int LIMIT = 10_000;
    private static final long MINUTE = 60;

    private final Clock clock;
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    DoorLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param test that the client failed
     * @param action what becomes of it
     * @param detail what was seen; a stranger's text
     */
    void failed(String listener, String client, String test, Action action, String detail) {
        LogEvent.of("door")
                .with("listener", listener)
                .with("ip", client)
                .with("test", test)
                .with("action", action.name().toLowerCase(java.util.Locale.ROOT))
                .quoted("detail", detail)
                .info(log);
    }

    /** Over a limit; told once a minute for each client. */
    void limited(String listener, String client, String what, long count) {
        if (firstThisMinute(client + " " + what)) {
            LogEvent.of("client-limit")
                    .with("listener", listener)
                    .with("ip", client)
                    .with("limit", what)
                    .with("count", count)
                    .info(log);
        }
    }

    /** Everybody is asked to come again; told once a minute for each reason. */
    void overloaded(String listener, String reason) {
        if (firstThisMinute(listener + " " + reason)) {
            LogEvent.of("overloaded").with("listener", listener).quoted("reason", reason).warn(log);
        }
    }

    private boolean firstThisMinute(String key) {
        long minute = clock.instant().getEpochSecond() / MINUTE;
        if (told.size() > LIMIT) {
            told.values().removeIf(last -> last < minute);
        }
        Long last = told.put(key, minute);
        return last == null || last != minute;
    }
}
