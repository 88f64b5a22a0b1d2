package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SCRAM-SHA-256-PLUS over a real handshake: the login is bound to this very connection. */
class ScramPlusIT {
    private static final String PASSWORD = "demo-password";
    private static final String BARE = "n=alice@alpha.test,r=fyko+d2lbbFgONRv9qkxdawL";
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void theExporterOfTheConnectionLetsIn() throws Exception {
        try (SmtpDialogue client = submissions()) {
            assertThat(login(client, "tls-exporter", client.exported())).startsWith("235 2.7.0");
        }
    }

    @Test
    void theCertificatesDigestLetsIn() throws Exception {
        try (SmtpDialogue client = submissions()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(client.certificate().getEncoded());
            assertThat(login(client, "tls-server-end-point", digest)).startsWith("235 2.7.0");
        }
    }

    /** Somebody in the middle has another connection to the client than to us. */
    @Test
    void whatIsBoundToAnotherConnectionDoesNot() throws Exception {
        try (SmtpDialogue client = submissions();
                SmtpDialogue other = submissions()) {
            assertThat(login(client, "tls-exporter", other.exported())).startsWith("535 5.7.8");
        }
    }

    private static SmtpDialogue submissions() throws Exception {
        SmtpDialogue client = SmtpDialogue.connectTls(house.submissions());
        client.expect("220 ");
        assertThat(client.ask("EHLO laptop.test")).contains("SCRAM-SHA-256-PLUS");
        return client;
    }

    /** RFC 5802 3, 6. */
    private static String login(SmtpDialogue client, String type, byte[] binding) throws Exception {
        String header = "p=" + type + ",,";
        String challenge = decode(client.ask("AUTH SCRAM-SHA-256-PLUS " + encode(header + BARE)));
        String[] parts = challenge.split(",");
        byte[] salted =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(
                                new PBEKeySpec(
                                        PASSWORD.toCharArray(),
                                        Base64.getDecoder().decode(parts[1].substring(2)),
                                        Integer.parseInt(parts[2].substring(2)),
                                        256))
                        .getEncoded();
        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        bound.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        bound.writeBytes(binding);
        String last =
                "c=" + Base64.getEncoder().encodeToString(bound.toByteArray()) + "," + parts[0];
        byte[] key = hmac(salted, "Client Key");
        byte[] stored = MessageDigest.getInstance("SHA-256").digest(key);
        byte[] signature = hmac(stored, BARE + "," + challenge + "," + last);
        for (int i = 0; i < key.length; i++) {
            key[i] ^= signature[i];
        }
        String reply = client.ask(encode(last + ",p=" + Base64.getEncoder().encodeToString(key)));
        return reply.startsWith("334") ? client.ask("") : reply;
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String reply) {
        assertThat(reply).startsWith("334 ");
        return new String(Base64.getDecoder().decode(reply.substring(4)), StandardCharsets.UTF_8);
    }
}
