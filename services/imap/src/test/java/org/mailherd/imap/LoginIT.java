package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways to log in beyond a password over TLS, and what stops them. */
class LoginIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap =
                TestImap.start(
                        Map.of(
                                "mailherd.proxy.trusted-networks", "127.0.0.1",
                                "mailherd.proxy.listeners", "imaps"));
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    @Test
    void scramProvesThePasswordWithoutSendingIt() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient first = ImapClient.login(imap, address)) {
            first.ok("NOOP"); // SCRAM's keys are made at the first login in clear
        }
        try (ImapClient client = ImapClient.connect(imap)) {
            String bare = "n=" + address + ",r=clientnonce";
            client.send("a AUTHENTICATE SCRAM-SHA-256 " + base64("n,," + bare) + "\r\n");
            String challenge = text(client.line().substring(2));
            String[] parts = challenge.split(",", 3);
            byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
            int count = Integer.parseInt(parts[2].substring(2));
            String last = "c=biws," + parts[0];
            byte[] salted =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(
                                            TestImap.PASSWORD.toCharArray(), salt, count, 256))
                            .getEncoded();
            byte[] proof = hmac(salted, "Client Key");
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(proof);
            byte[] signature = hmac(stored, bare + "," + challenge + "," + last);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            String p = Base64.getEncoder().encodeToString(proof);
            client.send(base64(last + ",p=" + p) + "\r\n");
            assertThat(text(client.line().substring(2))).startsWith("v=");
            client.send("\r\n");
            assertThat(client.line()).startsWith("a OK [CAPABILITY ");
        }
    }

    @Test
    void mailboxThatDemandsTlsIsNotOpenedWithoutIt() throws Exception {
        String address = imap.newMailbox();
        imap.bean(JdbcClient.class)
                .sql("UPDATE mailbox SET tls_enforce_in = 1 WHERE username = ?")
                .param(address)
                .update();
        // The demand is read again after a while; who was let in before stays in.
        await().untilAsserted(
                        () -> assertThat(loginAnswer(address)).contains("NO [PRIVACYREQUIRED]"));
    }

    private String loginAnswer(String address) throws IOException {
        try (ImapClient client = ImapClient.connect(imap)) {
            return client.command("LOGIN " + address + " " + TestImap.PASSWORD).getLast();
        }
    }

    @Test
    void tooManyWrongPasswordsEndTheConnection() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.command("LOGIN nobody@alpha.test wrong").getLast())
                        .contains("NO [AUTHENTICATIONFAILED]");
            }
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void mechanismsThatAreNotThereAreRefused() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            assertThat(client.command("AUTHENTICATE CRAM-MD5").getLast())
                    .contains("NO Unknown authentication mechanism");
            assertThat(client.command("AUTHENTICATE OAUTHBEARER").getLast()).contains(" NO ");
            assertThat(client.command("AUTHENTICATE SCRAM-SHA-256-PLUS").getLast())
                    .contains(" NO ");
        }
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
