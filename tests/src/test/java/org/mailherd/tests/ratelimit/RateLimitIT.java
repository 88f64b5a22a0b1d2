package org.mailherd.tests.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.directory.policy.RateLimit.Frame;
import org.mailherd.tests.client.SmtpClient;

/** What the sender of too much hears, and what becomes of everybody's mail meanwhile. */
class RateLimitIT {
    private static final String FRIEND = "friend@outside.test";

    @TempDir static Path folder;
    private static LimitedHouse house;

    @BeforeAll
    static void start() throws IOException {
        house = new LimitedHouse(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        house.close();
    }

    @Test
    void aMailboxOverItsLimitIsAskedToComeAgainWhileOthersSendAndReceive() throws IOException {
        String alice = "alice@alpha.test";
        house.add("alpha.test", "alice", "bob");
        house.limit(alice, 2, Frame.HOUR);
        assertThat(house.submit(alice, "a1", FRIEND)).startsWith("250");
        assertThat(house.submit(alice, "a2", FRIEND)).startsWith("250");
        String later =
                "451 4.7.1 Too many recipients: alice@alpha.test may write to 2 in an hour;"
                        + " please try again in 30 minutes";
        assertThat(house.submit(alice, "a-refused", FRIEND)).isEqualTo(later);
        assertThat(house.submit("bob@alpha.test", "b1", FRIEND)).startsWith("250");
        try (SmtpClient stranger = house.stranger()) {
            assertThat(LimitedHouse.send(stranger, FRIEND, "to-alice", alice)).startsWith("250");
        }
        TimedAntispam.CLOCK.advance(Duration.ofMinutes(29));
        assertThat(house.submit(alice, "a-refused", FRIEND)).startsWith("451 4.7.1 ");
        assertThat(house.delivered())
                .contains("a1", "a2", "b1", "to-alice")
                .doesNotContain("a-refused");
        TimedAntispam.CLOCK.advance(Duration.ofMinutes(1));
        assertThat(house.submit(alice, "a3", FRIEND)).startsWith("250");
        assertThat(house.delivered()).contains("a3").doesNotContain("a-refused");
    }

    /** Recipients are counted: the session goes on, and a smaller message passes. */
    @Test
    void aDomainsSendersShareItsLimitAndAnotherDomainsDoNot() throws IOException {
        String carol = "carol@beta.test";
        String dave = "dave@beta.test";
        house.add("beta.test", "carol", "dave");
        house.add("gamma.test", "erin");
        house.limit("beta.test", 3, Frame.DAY);
        assertThat(house.submit(carol, "c1", FRIEND, "other@outside.test")).startsWith("250");
        try (SmtpClient session = house.login(dave)) {
            assertThat(LimitedHouse.send(session, dave, "d-refused", FRIEND, "other@outside.test"))
                    .isEqualTo(
                            "451 4.7.1 Too many recipients: beta.test may write to 3 in a day;"
                                    + " please try again in 480 minutes");
            assertThat(LimitedHouse.send(session, dave, "d1", FRIEND)).startsWith("250");
        }
        assertThat(house.submit(carol, "c-refused", FRIEND)).startsWith("451 4.7.1 ");
        assertThat(house.submit("erin@gamma.test", "e1", FRIEND)).startsWith("250");
        house.limit(carol, 1, Frame.DAY);
        assertThat(house.submit(carol, "c2", FRIEND)).startsWith("250");
        TimedAntispam.CLOCK.advance(Duration.ofDays(1));
        assertThat(house.submit(dave, "d2", FRIEND, "other@outside.test")).startsWith("250");
        assertThat(house.delivered())
                .contains("c1", "c2", "d1", "d2", "e1")
                .doesNotContain("c-refused", "d-refused");
    }

    /** Nobody has a past then; what people write does not wait for Redis. */
    @Test
    void withoutRedisMailPasses(@TempDir Path other) throws IOException {
        try (LimitedHouse bare = new LimitedHouse(other)) {
            bare.add("alpha.test", "alice");
            bare.limit("alice@alpha.test", 1, Frame.DAY);
            assertThat(bare.submit("alice@alpha.test", "1", FRIEND)).startsWith("250");
            assertThat(bare.submit("alice@alpha.test", "refused", FRIEND)).startsWith("451 4.7.1 ");
            bare.stopRedis();
            assertThat(bare.submit("alice@alpha.test", "2", FRIEND)).startsWith("250");
            assertThat(bare.delivered()).containsExactlyInAnyOrder("1", "2");
        }
    }
}
