package org.mailherd.antispam.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.Scans;
import org.springframework.data.redis.core.script.DefaultRedisScript;

/** Strangers who never tire: what greylisting keeps of them has an end, and others pass. */
class GreylistFloodIT {
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final RedisGreylist.Room SMALL = new RedisGreylist.Room(4, 8);
    private static final String FLOODER = "192.0.2.9";
    private static TestRedis redis;
    private static Scan template;

    private final Random random = new Random(20_260_304);
    private final Greylist small = new RedisGreylist(redis.template(), DELAY, SMALL);
    private int number;

    @BeforeAll
    static void connect() {
        redis = TestRedis.fresh();
        template =
                new Scans().judge(Scans.CLEAN, Scans.envelope("192.0.2.9", "a@stray.test")).scan();
        assertThat(template.facts().dmarc().passed()).isFalse();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @BeforeEach
    void forget() {
        Set<String> keys = keys();
        if (!keys.isEmpty()) {
            redis.template().delete(keys);
        }
    }

    private static Set<String> keys() {
        return redis.template().keys("mailherd:antispam:greylist*");
    }

    private static boolean waits(
            Greylist greylist, String client, String sender, String recipient, int minute) {
        Envelope envelope =
                new Envelope(
                        "q",
                        sender,
                        List.of(recipient),
                        Optional.of(InetAddress.ofLiteral(client)),
                        "client.test",
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return greylist.mustWait(
                new Scan(
                        envelope,
                        template.message(),
                        template.content(),
                        template.facts(),
                        Scans.NOW.plus(Duration.ofMinutes(minute))));
    }

    private boolean waits(String client, String sender, int minute) {
        return waits(small, client, sender, "alice@alpha.test", minute);
    }

    private String newSender() {
        return "x@d" + number++ + ".test";
    }

    private String anyClient() {
        return random.nextBoolean()
                ? "%d.%d.%d.9"
                        .formatted(
                                1 + random.nextInt(200), random.nextInt(256), random.nextInt(256))
                : "2001:db8:%x:%x::9".formatted(random.nextInt(1 << 16), random.nextInt(1 << 16));
    }

    private static long entries() {
        return keys().stream().mapToLong(key -> redis.template().opsForHash().size(key)).sum();
    }

    @Test
    void aFloodOfRandomSendersFromEverywhereFillsTheShelvesAndNoMore() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(waits(anyClient(), newSender(), 0)).isTrue();
        }
        assertThat(keys()).hasSizeLessThanOrEqualTo(SMALL.shelves());
        assertThat(entries()).isLessThanOrEqualTo((long) SMALL.shelves() * SMALL.entries());
    }

    /** One attempt and one return make a sender known for five weeks: that has an end as well. */
    @Test
    void randomSendersWhoAllComeBackFillTheShelvesAndNoMore() {
        for (int round = 0; round < 40; round++) {
            String client = anyClient();
            List<String> senders = List.of(newSender(), newSender(), newSender());
            int minute = round * 120;
            senders.forEach(sender -> waits(client, sender, minute));
            senders.forEach(sender -> waits(client, sender, minute + 6));
        }
        assertThat(keys()).anyMatch(key -> key.contains("known"));
        assertThat(keys()).hasSizeLessThanOrEqualTo(2 * SMALL.shelves());
        assertThat(entries()).isLessThanOrEqualTo(2L * SMALL.shelves() * SMALL.entries());
        assertThat(keys())
                .allSatisfy(key -> assertThat(redis.template().getExpire(key)).isPositive());
    }

    @Test
    void aFloodDoesNotLetItselfPassNorForgetWhoWasThereBefore() {
        String honest = "bob@honest.test";
        assertThat(waits(FLOODER, honest, 0)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(waits(FLOODER, newSender(), 1)).isTrue();
        }
        assertThat(waits(FLOODER, honest, 6)).isFalse();
    }

    @Test
    void anotherNetworkIsNotPressedOut() {
        RedisGreylist many =
                new RedisGreylist(redis.template(), DELAY, new RedisGreylist.Room(2048, 8));
        for (int i = 0; i < 100; i++) {
            waits(many, FLOODER, newSender(), "alice@alpha.test", 0);
        }
        String honest = "bob@honest.test";
        assertThat(waits(many, "198.51.100.7", honest, "alice@alpha.test", 1)).isTrue();
        assertThat(waits(many, "198.51.100.7", honest, "alice@alpha.test", 7)).isFalse();
    }

    /** All /64 of a customer's /48 stand on one shelf. */
    @Test
    void aCustomersWholeIpv6SiteFillsOneShelf() {
        for (int i = 0; i < 200; i++) {
            waits("2001:db8:5:%x::9".formatted(i), newSender(), 0);
        }
        assertThat(keys()).hasSize(1);
        assertThat(entries()).isEqualTo(SMALL.entries());
    }

    @Test
    void afterAFloodTheNextOneFindsRoomAgain() {
        for (int i = 0; i < 100; i++) {
            waits(FLOODER, newSender(), 0);
        }
        String honest = "bob@honest.test";
        assertThat(waits(FLOODER, honest, 60)).isTrue();
        assertThat(waits(FLOODER, honest, 66)).as("it was not remembered").isTrue();
        assertThat(waits(FLOODER, honest, 81)).isTrue();
        assertThat(waits(FLOODER, honest, 87)).isFalse();
        for (int i = 0; i < 100; i++) {
            waits(FLOODER, newSender(), 88);
        }
        assertThat(waits(FLOODER, honest, 89)).as("who passed stays").isFalse();
    }

    /** 4096 full shelves of the standard size are 32 MiB at most, of Redis' 128. */
    @Test
    void aFullShelfIsSmall() {
        Greylist standard = new RedisGreylist(redis.template(), DELAY);
        for (int i = 0; i < 200; i++) {
            waits(standard, FLOODER, newSender(), "alice@alpha.test", 0);
        }
        String shelf = keys().iterator().next();
        assertThat(redis.template().opsForHash().size(shelf)).isEqualTo(128);
        Long octets =
                redis.template()
                        .execute(
                                new DefaultRedisScript<>(
                                        "return redis.call('MEMORY', 'USAGE', KEYS[1])",
                                        Long.class),
                                List.of(shelf));
        assertThat(octets).isBetween(1_000L, 8_192L);
    }
}
