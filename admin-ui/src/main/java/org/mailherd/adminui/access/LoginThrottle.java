package org.mailherd.adminui.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts failed logins by address (an IPv6 /64 is one address: its owner has all of it). Ten within
 * ten minutes close the door for the rest of them, also for the right password.
 */
@Component
class LoginThrottle {
    private static final int FAILURES_ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int PREFIX_64 = 8;

    private final StringRedisTemplate redis;

    LoginThrottle(StringRedisTemplate redis) {
        this.redis = redis;
    }

    boolean isBlocked(String ip) {
        String failures = redis.opsForValue().get(key(ip));
        return failures != null && Integer.parseInt(failures) >= FAILURES_ALLOWED;
    }

    void failed(String ip) {
        Long failures = redis.opsForValue().increment(key(ip));
        if (failures != null && failures == 1) {
            redis.expire(key(ip), WINDOW);
        }
    }

    void succeeded(String ip) {
        redis.delete(key(ip));
    }

    private static String key(String ip) {
        return RedisKeys.of("admin-ui", "login-failures:" + network(ip));
    }

    static String network(String ip) {
        try {
            return InetAddress.ofLiteral(ip) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_64))
                    : ip;
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
