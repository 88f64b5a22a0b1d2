package org.mailherd.antispam.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.policy.RateLimit;
import org.mailherd.directory.policy.RateLimit.Frame;
import org.mailherd.directory.policy.RateLimits;
import org.mailherd.directory.schema.SchemaMigration;
import org.mailherd.testsupport.Database;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SendingLimitsIT {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static TestRedis redis;
    private static TestRedis nowhere;
    private static JdbcClient jdbc;

    private final String domain = UUID.randomUUID() + ".test";
    private final String alice = "alice@" + domain;
    private final String bob = "bob@" + domain;
    private final RateLimits limits = new RateLimits(jdbc);

    @BeforeAll
    static void connect() {
        redis = TestRedis.fresh();
        nowhere = TestRedis.gone();
        Database database = Database.fresh();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        new SchemaMigration(source);
        jdbc = JdbcClient.create(source);
    }

    @AfterAll
    static void disconnect() {
        redis.close();
        nowhere.close();
    }

    SendingLimitsIT() {
        jdbc.sql("INSERT INTO domain (domain) VALUES (:domain)").param("domain", domain).update();
        for (String name : List.of("alice", "bob")) {
            jdbc.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES (?, ?, ?, '')")
                    .params(name + "@" + domain, name, domain)
                    .update();
        }
    }

    private Optional<String> send(String user, int recipients, Instant when) {
        return send(
                user,
                IntStream.range(0, recipients).mapToObj(i -> "r" + i + "@outside.test").toList(),
                when,
                redis);
    }

    private Optional<String> send(
            String user, List<String> recipients, Instant when, TestRedis where) {
        Envelope envelope =
                new Envelope(
                        "q",
                        user,
                        recipients,
                        Optional.empty(),
                        "",
                        Optional.of(user),
                        Optional.empty(),
                        false);
        return new SendingLimits(
                        limits,
                        new TokenBucket(where.template()),
                        Clock.fixed(when, ZoneOffset.UTC))
                .exceeded(envelope);
    }

    @Test
    void withoutALimitEverythingGoes() {
        assertThat(send(alice, 1000, NOW)).isEmpty();
        assertThat(limits.forMailbox(alice)).isEmpty();
    }

    @Test
    void recipientsAreCountedAndTheSenderHearsWhenToComeAgain() {
        limits.set(alice, Optional.of(new RateLimit(10, Frame.HOUR)));
        assertThat(send(alice, 6, NOW)).isEmpty();
        assertThat(send(alice, 5, NOW))
                .hasValue(
                        "Too many recipients: "
                                + alice
                                + " may write to 10 in an hour; please try again in 6 minutes");
        assertThat(send(alice, 4, NOW)).isEmpty();
        assertThat(send(alice, 1, NOW)).isPresent();
        assertThat(send(alice, 1, NOW.plus(Duration.ofMinutes(6)))).isEmpty();
        assertThat(send(alice, 10, NOW.plus(Duration.ofHours(3)))).isEmpty();
        assertThat(send(bob, 50, NOW)).isEmpty();
    }

    @Test
    void aMessageToMoreThanAllowedAtOnceTakesAFullBucketAndIsNotHeldForEver() {
        limits.set(alice, Optional.of(new RateLimit(3, Frame.MINUTE)));
        assertThat(send(alice, 1, NOW)).isEmpty();
        assertThat(send(alice, 20, NOW)).isPresent();
        assertThat(send(alice, 20, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aDomainsLimitIsSharedAndAMailboxsOwnGoesBefore() {
        limits.set(domain, Optional.of(new RateLimit(4, Frame.DAY)));
        assertThat(send(alice, 3, NOW)).isEmpty();
        assertThat(send(bob, 2, NOW)).isPresent().get().asString().contains(domain + " may write");
        limits.set(bob, Optional.of(new RateLimit(2, Frame.SECOND)));
        assertThat(send(bob, 2, NOW)).isEmpty();
        limits.set(bob, Optional.empty());
        assertThat(send(bob, 2, NOW)).isPresent();
    }

    /** As in mailcow. */
    @Test
    void onesOwnAddressAndPostmasterAreFree() {
        limits.set(alice, Optional.of(new RateLimit(1, Frame.DAY)));
        List<String> free = List.of(alice, "Postmaster@outside.test", "mailer-daemon@outside.test");
        for (int i = 0; i < 3; i++) {
            assertThat(send(alice, free, NOW, redis)).isEmpty();
        }
    }

    @Test
    void withoutRedisNobodyWaits() {
        limits.set(alice, Optional.of(new RateLimit(1, Frame.DAY)));
        for (int i = 0; i < 3; i++) {
            assertThat(send(alice, List.of("x@outside.test"), NOW, nowhere)).isEmpty();
        }
    }

    @Test
    void keysAreOfOneLengthAndGoAway() {
        limits.set(alice, Optional.of(new RateLimit(10, Frame.SECOND)));
        send(alice, 1, NOW);
        StringRedisTemplate template = redis.template();
        assertThat(template.keys("mailherd:antispam:rate:*"))
                .allSatisfy(key -> {
                    assertThat(key).hasSize("mailherd:antispam:rate:".length() + 32);
                    assertThat(template.getExpire(key)).isLessThanOrEqualTo(86_401);
                });
    }

    @Test
    void nobodyElsesLimitIsSet() {
        assertThatThrownBy(() ->
                        limits.set("nobody@" + domain, Optional.of(new RateLimit(1, Frame.SECOND))))
                .isInstanceOf(EntryRejected.class);
    }
}
