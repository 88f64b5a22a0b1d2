package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Leaves the last of Redis' memory to those who cannot do without: sessions, queues, limits. */
final class RedisRoom {

    private static final int PERCENT = 100;

    private final StringRedisTemplate redis;
    private final int fullAt;

    /**
     * @param fullAt percent of its maxmemory
     */
    RedisRoom(StringRedisTemplate redis, int fullAt) {
        this.redis = redis;
        this.fullAt = fullAt;
    }

    /**
     * @throws IOException when there is no room for more, or Redis does not say
     */
    void need() throws IOException {
        Properties memory = memory();
        long most = number(memory, "maxmemory");
        long used = number(memory, "used_memory");
        if (most > 0 && used > most / PERCENT * fullAt) {
            throw new IOException(
                    "Redis is too full to learn: " + used + " of " + most + " octets are used");
        }
    }

    private Properties memory() throws IOException {
        try {
            @Nullable Properties memory =
                    redis.execute(
                            (RedisCallback<Properties>)
                                    connection -> connection.serverCommands().info("memory"));
            return memory == null ? new Properties() : memory;
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static long number(Properties memory, String name) {
        String text = memory.getProperty(name, "0");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
