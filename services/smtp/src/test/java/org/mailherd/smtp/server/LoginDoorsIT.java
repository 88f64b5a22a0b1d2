package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.directory.login.PasswordHashes;

/** Who may submit, from where, as the tables say: refused in the words for a wrong password. */
class LoginDoorsIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().behindProxy().with("session.login-in-clear", true).withRealLogins();
        String hash = new PasswordHashes().hash("demo-password");
        sql("INSERT INTO domain (domain) VALUES ('alpha.test')");
        for (String name : "alice receiver off closed office".split(" ")) {
            sql(
                    "INSERT INTO mailbox (username, local_part, domain, password_hash) VALUES ('%1$s@alpha.test', '%1$s', 'alpha.test', '%2$s')"
                            .formatted(name, hash));
        }
        sql("UPDATE mailbox SET active = 2 WHERE local_part = 'receiver'");
        sql("UPDATE mailbox SET active = 0 WHERE local_part = 'off'");
        sql("UPDATE mailbox SET smtp_access = FALSE WHERE local_part = 'closed'");
        sql(
                "INSERT INTO allowed_network (mailbox_id, protocol, network) SELECT id, 'smtp', '192.0.2.0/24' FROM mailbox WHERE local_part = 'office'");
        house.start();
    }

    private static void sql(String statement) {
        house.jdbc().sql(statement).update();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "alice, 203.0.113.5, 235 2.7.0",
        "receiver, 203.0.113.5, 535 5.7.8 Error: authentication failed",
        "off, 203.0.113.5, 535 5.7.8 Error: authentication failed",
        "closed, 203.0.113.5, 535 5.7.8 Error: authentication failed",
        "office, 192.0.2.9, 235 2.7.0",
        "office, 203.0.113.5, 535 5.7.8 Error: authentication failed"
    })
    void mayLogIn(String name, String client, String reply) throws IOException {
        byte[] login =
                ("\0" + name + "@alpha.test\0demo-password").getBytes(StandardCharsets.UTF_8);
        try (SmtpDialogue dialogue = SmtpDialogue.from(client, house.submission())) {
            dialogue.expect("220 ");
            dialogue.ask("EHLO laptop.test");
            assertThat(dialogue.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(login)))
                    .startsWith(reply);
        }
    }
}
