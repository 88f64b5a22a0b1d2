package org.mailherd.antispam.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.DmarcFinding;
import org.mailherd.mailauth.dmarc.DmarcPolicy;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The first attempts in Redis, for a day, and who came back, for five weeks: who did so a few times
 * waits no more. Both stand on a fixed number of shelves of a fixed size, a client's site always on
 * the same one: a flood fills its own, and what finds no room there waits without being remembered.
 */
public final class RedisGreylist implements Greylist {

    private static final Logger log = LoggerFactory.getLogger(RedisGreylist.class);
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration KNOWN_MEMORY = Duration.ofDays(35);
    private static final int KNOWN_AFTER = 3;

    /** Beyond the delay: servers come back within an hour or so (Postfix: 4000 s at most). */
    private static final Duration PATIENCE = Duration.ofMinutes(75);

    private final StringRedisTemplate redis;
    private final Duration delay;
    private final Room room;

    /**
     * How much is remembered at most.
     *
     * @param shelves of attempts, and as many of who came back
     * @param entries on each; Redis packs up to 128 densely ({@code hash-max-listpack-entries})
     */
    record Room(int shelves, int entries) {
        static final Room STANDARD = new Room(2048, 128);
    }

    /**
     * @param delay from the first attempt until one is let pass
     */
    public RedisGreylist(StringRedisTemplate redis, Duration delay) {
        this(redis, delay, Room.STANDARD);
    }

    RedisGreylist(StringRedisTemplate redis, Duration delay, Room room) {
        this.redis = redis;
        this.delay = delay;
        this.room = room;
    }

    @Override
    public boolean mustWait(Scan scan) {
        try {
            @Nullable Long wait =
                    redis.execute(
                            GreylistScript.ATTEMPT,
                            List.of(
                                    GreylistKeys.attempts(scan, room.shelves()),
                                    GreylistKeys.known(scan, room.shelves())),
                            arguments(scan));
            return wait != null && wait == 1;
        } catch (DataAccessException e) {
            LogEvent.of("greylist-skipped")
                    .with("qid", scan.envelope().queueId())
                    .quoted("reason", e.getMessage())
                    .warn(log);
            return false;
        }
    }

    private Object[] arguments(Scan scan) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(scan.now().getEpochSecond()));
        arguments.add(Long.toString(delay.toSeconds()));
        arguments.add(Integer.toString(room.entries()));
        arguments.add(Long.toString(MEMORY.toSeconds()));
        arguments.add(Long.toString(delay.plus(PATIENCE).toSeconds()));
        arguments.add(GreylistKeys.origin(scan));
        arguments.add(Integer.toString(knownAfter(scan)));
        arguments.add(Long.toString(KNOWN_MEMORY.toSeconds()));
        arguments.addAll(GreylistKeys.tuples(scan));
        return arguments.toArray();
    }

    /** A domain that asks to reject what is forged, and is proven, is known once it came back. */
    private static int knownAfter(Scan scan) {
        DmarcFinding dmarc = scan.facts().dmarc();
        boolean careful = dmarc.passed() && dmarc.result().requested() == DmarcPolicy.REJECT;
        return careful ? 1 : KNOWN_AFTER;
    }
}
