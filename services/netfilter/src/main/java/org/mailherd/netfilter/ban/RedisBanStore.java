package org.mailherd.netfilter.ban;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailherd.netfilter.packetfilter.Network;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Bans as a Redis hash: network to {@code END-IN-EPOCH-SECONDS COUNT}. */
@Component
final class RedisBanStore implements BanStore {
    static final String KEY = RedisKeys.of("netfilter", "bans");

    private final HashOperations<String, String, String> bans;

    RedisBanStore(StringRedisTemplate redis) {
        bans = redis.opsForHash();
    }

    @Override
    public List<Ban> all() {
        List<Ban> all = new ArrayList<>();
        for (Map.Entry<String, String> entry : bans.entries(KEY).entrySet()) {
            Network.parse(entry.getKey())
                    .ifPresent(network -> all.add(read(network, entry.getValue())));
        }
        return all;
    }

    private static Ban read(Network network, String value) {
        String[] parts = value.split(" ", 2);
        return new Ban(
                network,
                Instant.ofEpochSecond(Long.parseLong(parts[0])),
                Integer.parseInt(parts[1]));
    }

    @Override
    public void put(Ban ban) {
        bans.put(KEY, ban.network().toString(), ban.until().getEpochSecond() + " " + ban.count());
    }

    @Override
    public void remove(Network network) {
        bans.delete(KEY, network.toString());
    }
}
