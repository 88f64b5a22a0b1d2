package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Attack case 11 at SMTP: VRFY, EXPN and AUTH say the same of who exists and who does not. RCPT
 * must tell them apart (RFC 5321 3.3), and is counted and limited for it. What AUTH computes is
 * compared in libs/directory.
 */
class UserEnumerationIT {
    private static final int SAMPLES = 1000;
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .with("session.errors.junk", 1_000_000)
                        .with("session.errors.hard", 1_000_000)
                        .with("session.errors.soft", 1_000_000)
                        .with("session.login-in-clear", true)
                        .with("login.failures", 1_000_000)
                        .with("login.failure-delay", "10ms")
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void vrfyAndExpnSayTheSameOfEverybodyAndAskNobody() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            long[] known = new long[SAMPLES];
            long[] unknown = new long[SAMPLES];
            // The directory is away: an answer that came from it would be another one.
            house.directory().down(true);
            for (int i = 0; i < SAMPLES; i++) {
                known[i] = time(client, "VRFY alice@alpha.test", "252 2.5.0 Send some mail");
                unknown[i] =
                        time(client, "VRFY nobody" + i + "@alpha.test", "252 2.5.0 Send some mail");
            }
            assertThat(client.ask("EXPN info@alpha.test"))
                    .isEqualTo(client.ask("EXPN nobody@alpha.test"))
                    .startsWith("502");
            assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
        } finally {
            house.directory().down(false);
        }
    }

    private static long time(SmtpDialogue client, String command, String expected)
            throws IOException {
        long begun = System.nanoTime();
        String reply = client.ask(command);
        long took = System.nanoTime() - begun;
        assertThat(reply).startsWith(expected);
        return took;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return Math.max(1, nanos[nanos.length / 2]);
    }

    /** Interleaved, so that a busy machine is busy for both; the bound is far above its noise. */
    @Test
    void authTakesAsLongForTheUnknownAsForAWrongPassword() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            long[] known = new long[SAMPLES / 2];
            long[] unknown = new long[SAMPLES / 2];
            for (int i = 0; i < SAMPLES / 2; i++) {
                known[i] = time(client, auth("alice@alpha.test"), "535 5.7.8");
                unknown[i] = time(client, auth("nobody" + i + "@alpha.test"), "535 5.7.8");
            }
            assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
        }
    }

    private static String auth(String user) {
        byte[] login = ("\0" + user + "\0wrong").getBytes(StandardCharsets.UTF_8);
        return "AUTH PLAIN " + Base64.getEncoder().encodeToString(login);
    }

    /** RCPT says who exists; it must not say more: whether a name that is none resembles one. */
    @Test
    void rcptTakesAsLongForEachNameThatDoesNotExist() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            long[] near = new long[SAMPLES / 2];
            long[] far = new long[SAMPLES / 2];
            for (int i = 0; i < SAMPLES / 2; i++) {
                near[i] = time(client, "RCPT TO:<alice" + i + "@alpha.test>", "550 5.1.1");
                far[i] = time(client, "RCPT TO:<x" + i + "@alpha.test>", "550 5.1.1");
            }
            assertThat((double) median(near) / median(far)).isBetween(0.5, 2.0);
        }
    }

    @Test
    void authRefusesTheUnknownInTheWordsForAWrongPassword() throws IOException {
        assertThat(login("alice@alpha.test"))
                .isEqualTo(login("nobody@alpha.test"))
                .isEqualTo(login("alice@elsewhere.test"))
                .startsWith("535 5.7.8");
    }

    private static String login(String user) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            return client.ask(auth(user));
        }
    }
}
