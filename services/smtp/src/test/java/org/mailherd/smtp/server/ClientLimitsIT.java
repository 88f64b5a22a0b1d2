package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Redis;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What one client may do, counted over two smtp processes. */
class ClientLimitsIT {
    private LettuceConnectionFactory connections;
    private TestHouse one;
    private TestHouse two;

    @BeforeEach
    void start() {
        Redis redis = Redis.fresh();
        RedisStandaloneConfiguration at =
                new RedisStandaloneConfiguration(redis.host(), redis.port());
        at.setPassword(redis.password());
        connections = new LettuceConnectionFactory(at);
        connections.afterPropertiesSet();
        connections.start();
        one = house();
        two = house();
    }

    private TestHouse house() {
        return new TestHouse()
                .behindProxy()
                .remembering(new StringRedisTemplate(connections))
                .with("door.limits.connections", 2)
                .with("door.limits.connection-rate", 1000)
                .with("door.limits.message-rate", 2)
                .with("door.limits.recipient-rate", 3)
                .with("door.limits.login-failure-rate", 2)
                .with("session.login-in-clear", true)
                .start();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        connections.destroy();
    }

    @Test
    void connectionsOfAClientAreCountedOverAllProcesses() throws Exception {
        try (SmtpDialogue first = greeted("203.0.113.7", one);
                SmtpDialogue _ = greeted("203.0.113.7", two)) {
            for (TestHouse house : new TestHouse[] {one, two}) {
                try (SmtpDialogue third = SmtpDialogue.from("203.0.113.7", house.submission())) {
                    assertThat(third.reply()).startsWith("421 4.7.0");
                    assertThat(third.closed()).isTrue();
                }
            }
            greeted("203.0.113.8", one).close();
            first.ask("QUIT");
        }
        await().untilAsserted(() -> greeted("203.0.113.7", two).close());
    }

    /** Attack case 10: an IPv6 host owns its whole /64. */
    @Test
    void anIpv6ClientIsItsNetwork() throws Exception {
        try (SmtpDialogue _ = greeted("2001:db8:1:1::7", one);
                SmtpDialogue _ = greeted("2001:db8:1:1:ffff::8", one);
                SmtpDialogue third = SmtpDialogue.from("2001:db8:1:1::9", one.inbound());
                SmtpDialogue other = SmtpDialogue.from("2001:db8:1:2::9", one.inbound())) {
            assertThat(third.reply()).startsWith("421 4.7.0");
            assertThat(other.reply()).startsWith("220 ");
        }
    }

    @Test
    void messagesAndRecipientsOfAMinuteAreLimited() throws Exception {
        try (SmtpDialogue client = greeted("203.0.113.7", one)) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
                client.ask("RSET");
            }
            assertThat(client.ask("MAIL FROM:<>")).startsWith("421 4.7.0 Too many messages");
        }
        try (SmtpDialogue client = greeted("203.0.113.8", two)) {
            client.ask("MAIL FROM:<>");
            for (int i = 0; i < 3; i++) {
                assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith("250");
            }
            assertThat(client.ask("RCPT TO:<info@alpha.test>"))
                    .startsWith("421 4.7.0 Too many recipients");
        }
    }

    @Test
    void failedLoginsShutTheDoorForAMinute() throws Exception {
        for (TestHouse house : new TestHouse[] {one, two}) {
            try (SmtpDialogue client = SmtpDialogue.from("203.0.113.7", house.submission())) {
                client.expect("220 ");
                client.ask("EHLO client.test");
                assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAd3Jvbmc="))
                        .startsWith("535");
            }
        }
        try (SmtpDialogue client = SmtpDialogue.from("203.0.113.7", one.submission())) {
            client.expect("220 ");
            client.ask("EHLO client.test");
            assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAd3Jvbmc="))
                    .startsWith("421 4.7.0 Too many failed logins");
        }
    }

    @Test
    void withoutRedisEachProcessCountsItsOwnAndMailGoesOn() throws Exception {
        connections.stop();
        try (SmtpDialogue _ = greeted("203.0.113.7", one);
                SmtpDialogue _ = greeted("203.0.113.7", one);
                SmtpDialogue third = SmtpDialogue.from("203.0.113.7", one.inbound());
                SmtpDialogue elsewhere = greeted("203.0.113.7", two)) {
            assertThat(third.reply()).startsWith("421 4.7.0");
            assertThat(elsewhere.mail("", "info@alpha.test", "Subject: a\r\n\r\nb"))
                    .startsWith("250");
        }
    }

    @Test
    void whatIsKeptInRedisEndsByItself() throws Exception {
        try (SmtpDialogue client = greeted("203.0.113.7", one)) {
            client.ask("MAIL FROM:<>");
            StringRedisTemplate redis = new StringRedisTemplate(connections);
            assertThat(redis.keys("mailherd:smtp:*"))
                    .isNotEmpty()
                    .allMatch(key -> Optional.ofNullable(redis.getExpire(key)).orElse(-1L) > 0);
        }
    }

    private static SmtpDialogue greeted(String client, TestHouse house) throws IOException {
        SmtpDialogue dialogue = SmtpDialogue.from(client, house.inbound());
        dialogue.expect("220 ");
        dialogue.ask("EHLO client.test");
        return dialogue;
    }
}
