package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Redis;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Attack case 10: whoever guesses passwords is counted as who he is, and nobody else pays. */
class BruteForceIT {
    private static final String SHUT = "421 4.7.0 Too many failed logins";
    private LettuceConnectionFactory connections;
    private TestHouse house;

    @BeforeEach
    void start() {
        Redis redis = Redis.fresh();
        RedisStandaloneConfiguration at =
                new RedisStandaloneConfiguration(redis.host(), redis.port());
        at.setPassword(redis.password());
        connections = new LettuceConnectionFactory(at);
        connections.afterPropertiesSet();
        connections.start();
        house =
                new TestHouse()
                        .behindProxy()
                        .remembering(new StringRedisTemplate(connections))
                        .with("door.limits.connections", 100)
                        .with("door.limits.connection-rate", 1000)
                        .with("door.limits.login-failure-rate", 3)
                        .with("session.login-in-clear", true)
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        connections.destroy();
    }

    private String guess(String client, String user, String password) throws IOException {
        try (SmtpDialogue dialogue = SmtpDialogue.from(client, house.submission())) {
            dialogue.expect("220 ");
            dialogue.ask("EHLO client.test");
            byte[] login = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
            return dialogue.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(login));
        }
    }

    @Test
    void guessingOnePasswordAfterTheOtherShutsTheDoorEvenForTheRightOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(guess("203.0.113.7", "alice@alpha.test", "guess" + i)).startsWith("535");
        }
        assertThat(guess("203.0.113.7", "alice@alpha.test", "demo-password")).startsWith(SHUT);
        // The owner is not locked out of the mailbox by somebody else's guesses.
        assertThat(guess("203.0.113.8", "alice@alpha.test", "demo-password")).startsWith("235");
    }

    @Test
    void sprayingOnePasswordOverManyUsersIsCountedForTheClient() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(guess("203.0.113.7", "user" + i + "@alpha.test", "Summer2026!"))
                    .startsWith("535");
        }
        assertThat(guess("203.0.113.7", "bob@beta.test", "demo-password")).startsWith(SHUT);
    }

    @Test
    void rotatingThroughAnIpv6NetworkIsOneClient() throws Exception {
        for (int i = 1; i <= 3; i++) {
            assertThat(guess("2001:db8:1:1:" + i + "::" + i, "alice@alpha.test", "guess"))
                    .startsWith("535");
        }
        assertThat(guess("2001:db8:1:1:ffff::99", "alice@alpha.test", "demo-password"))
                .startsWith(SHUT);
        assertThat(guess("2001:db8:1:2::1", "alice@alpha.test", "demo-password")).startsWith("235");
    }

    /** The event that netfilter bans by names the true client, not the load balancer. */
    @Test
    void theEventNamesWhoTheProxyHeaderNamesAndNeverTheProxy() throws Exception {
        guess("203.0.113.7", "alice@alpha.test", "guess");
        assertThat(house.published())
                .anyMatch(event -> event.contains("\"203.0.113.7\""))
                .noneMatch(event -> event.contains("\"127.0.0.1\""));
    }

    /** The header counts once, before the greeting; XCLIENT and HTTP's fields are no commands. */
    @Test
    void aClientBehindTheProxyCannotRenameItself() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (SmtpDialogue client = SmtpDialogue.from("203.0.113.7", house.submission())) {
                client.expect("220 ");
                assertThat(client.ask("PROXY TCP4 192.0.2.9 192.0.2.1 4000 587")).startsWith("500");
                client.ask("EHLO client.test");
                assertThat(client.ask("XCLIENT ADDR=192.0.2.9")).startsWith("500");
                assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAd3Jvbmc="))
                        .startsWith("535");
            }
        }
        assertThat(guess("203.0.113.7", "alice@alpha.test", "demo-password")).startsWith(SHUT);
        assertThat(guess("192.0.2.9", "alice@alpha.test", "demo-password")).startsWith("235");
        try (SmtpDialogue client = SmtpDialogue.from("203.0.113.9", house.submission())) {
            client.expect("220 ");
            assertThat(client.ask("X-Forwarded-For: 192.0.2.9")).startsWith("554 5.5.1");
        }
    }
}
