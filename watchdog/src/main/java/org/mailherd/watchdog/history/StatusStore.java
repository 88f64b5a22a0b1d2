package org.mailherd.watchdog.history;

import java.time.Instant;
import java.util.Map;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Redis hash {@code mailherd:watchdog:status} (service to its latest entry) and list {@code
 * mailherd:watchdog:history} (latest first), entries as JSON {@code
 * {"service","state","reason","time"}}.
 */
@Component
public final class StatusStore {
    private static final Logger log = LoggerFactory.getLogger(StatusStore.class);
    private static final String STATUS = RedisKeys.of("watchdog", "status");
    private static final String HISTORY = RedisKeys.of("watchdog", "history");
    private static final int KEPT = 1000;

    private final StringRedisTemplate redis;
    private final JsonMapper json = JsonMapper.builder().build();

    StatusStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Without Redis the log has to do. */
    public void put(String service, String state, String reason, Instant time) {
        String entry =
                json.writeValueAsString(
                        Map.of(
                                "service", service,
                                "state", state,
                                "reason", reason,
                                "time", time.toString()));
        try {
            redis.opsForHash().put(STATUS, service, entry);
            redis.opsForList().leftPush(HISTORY, entry);
            redis.opsForList().trim(HISTORY, 0, KEPT - 1L);
        } catch (DataAccessException e) {
            LogEvent.of("history-not-kept").quoted("reason", e.getMessage()).warn(log);
        }
    }
}
