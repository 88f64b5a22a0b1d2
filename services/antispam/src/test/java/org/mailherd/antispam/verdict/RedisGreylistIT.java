package org.mailherd.antispam.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;

class RedisGreylistIT {
    private static TestRedis redis;

    private final Scans scans = new Scans();
    private final Greylist greylist = new RedisGreylist(redis.template(), Duration.ofMinutes(5));
    private final String sender = "carol@" + UUID.randomUUID() + ".test";

    @BeforeAll
    static void connect() {
        redis = TestRedis.fresh();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    private boolean waits(String client, String reversePath, String recipient, int minute) {
        var envelope = Scans.envelope(client, reversePath);
        var to =
                new org.mailherd.antispam.message.Envelope(
                        envelope.queueId(),
                        envelope.reversePath(),
                        List.of(recipient),
                        envelope.client(),
                        envelope.helo(),
                        envelope.user(),
                        envelope.forwarder(),
                        envelope.handedOn());
        ScanOutcome.Judged judged = scans.judge(Scans.CLEAN, to);
        Scan scan = judged.scan();
        Instant then = Scans.NOW.plus(Duration.ofMinutes(minute));
        return greylist.mustWait(
                new Scan(scan.envelope(), scan.message(), scan.content(), scan.facts(), then));
    }

    @Test
    void anAttemptPassesWhenItComesBackInTimeAlsoFromANeighbourOfAnotherName() {
        assertThat(waits("192.0.2.9", sender, "a@alpha.test", 0)).isTrue();
        assertThat(waits("192.0.2.9", sender, "a@alpha.test", 4)).isTrue();
        String bounce = "other-" + sender;
        assertThat(waits("192.0.2.77", bounce, "A@alpha.test", 5)).isFalse();
        assertThat(waits("192.0.3.9", sender, "a@alpha.test", 5)).isTrue();
    }

    @Test
    void aClientThatCameBackAFewTimesIsKnown() {
        for (String recipient : List.of("a@alpha.test", "b@alpha.test", "c@alpha.test")) {
            assertThat(waits("192.0.2.9", sender, recipient, 0)).isTrue();
            assertThat(waits("192.0.2.9", sender, recipient, 6)).isFalse();
        }
        assertThat(waits("192.0.2.9", sender, "d@alpha.test", 7)).isFalse();
        assertThat(waits("198.51.100.9", sender, "d@alpha.test", 7)).isTrue();
    }

    @Test
    void theSameAttemptMakesNobodyKnownHoweverOftenItComes() {
        assertThat(waits("192.0.2.9", sender, "a@alpha.test", 0)).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(waits("192.0.2.9", sender, "a@alpha.test", 6 + i)).isFalse();
        }
        assertThat(waits("192.0.2.9", sender, "b@alpha.test", 12)).isTrue();
    }

    @Test
    void aProvenDomainThatAsksToRejectForgeriesIsKnownOnceItCameBack() {
        scans.dns.txt("_dmarc.outside.test", "v=DMARC1; p=reject");
        String proven = "carol@outside.test";
        assertThat(waits("192.0.2.1", proven, "a@alpha.test", 0)).isTrue();
        assertThat(waits("192.0.2.1", proven, "a@alpha.test", 6)).isFalse();
        assertThat(waits("192.0.2.1", proven, "b@alpha.test", 7)).isFalse();
        assertThat(waits("192.0.2.9", proven, "b@alpha.test", 7)).isTrue();
    }
}
