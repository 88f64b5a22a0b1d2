package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.testsupport.ScriptedSmtpServer;

/**
 * One address of each class, from RCPT to where its mail arrives; {@code AddressClassesIT} of
 * libs/directory knows them all.
 */
class AddressKindsIT {
    private static final Outside WORLD = Outside.start();
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = WORLD.house().withRealDirectory(Clock.systemUTC());
        sql("INSERT INTO domain (domain) VALUES ('alpha.test'), ('all.test')");
        sql(
                """
                INSERT INTO domain (domain, backup_mx, relay_all_recipients, relay_unknown_only)
                VALUES ('relay.test', 1, 1, 0), ('mixed.test', 1, 0, 1), ('listed.test', 1, 0, 0)
                """);
        sql(
                "INSERT INTO alias_domain (alias_domain, target_domain) VALUES ('other.test', 'alpha.test')");
        for (String mailbox :
                "alice@alpha.test bob@alpha.test here@mixed.test here@listed.test".split(" ")) {
            String[] parts = mailbox.split("@");
            sql(
                    "INSERT INTO mailbox (username, local_part, domain, password_hash) VALUES ('%s', '%s', '%s', '')"
                            .formatted(mailbox, parts[0], parts[1]));
        }
        alias("both@alpha.test", "alice@alpha.test,bob@alpha.test");
        alias("away@alpha.test", "alice@alpha.test,friend@outside.test");
        alias("shop-*@alpha.test", "bob@alpha.test");
        alias("@all.test", "alice@alpha.test");
        alias("void@alpha.test", "null@localhost");
        alias("loop@alpha.test", "pool@alpha.test");
        alias("pool@alpha.test", "loop@alpha.test,alice@alpha.test");
        sql(
                "INSERT INTO spamalias (address, goto, validity) VALUES ('brief@alpha.test', 'bob@alpha.test', 4102444800)");
        sql(
                "INSERT INTO recipient_maps (old_dest, new_dest) VALUES ('old@alpha.test', 'alice@alpha.test')");
        for (String domain : List.of("relay.test", "mixed.test", "listed.test")) {
            WORLD.dns()
                    .add(domain + ". IN MX 10 mx.outside.test.")
                    .add(domain + ". IN MX 20 " + TestHouse.HOSTNAME + ".");
        }
        house.start();
    }

    private static void alias(String address, String destinations) {
        sql(
                "INSERT INTO alias (address, domain, destinations) VALUES ('%s', '%s', '%s')"
                        .formatted(
                                address,
                                address.substring(address.indexOf('@') + 1),
                                destinations));
    }

    private static void sql(String statement) {
        house.jdbc().sql(statement).update();
    }

    @AfterAll
    static void stop() {
        house.close();
        WORLD.close();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alice@alpha.test         | alice@alpha.test
                    Alice+Books@alpha.test   | alice+Books@alpha.test
                    both@alpha.test          | alice@alpha.test bob@alpha.test
                    away@alpha.test          | alice@alpha.test friend@outside.test
                    shop-x.y@alpha.test      | bob@alpha.test
                    whoever@all.test         | alice@alpha.test
                    bob@other.test           | bob@alpha.test
                    both+t@other.test        | alice+t@alpha.test bob+t@alpha.test
                    brief@alpha.test         | bob@alpha.test
                    old@alpha.test           | alice@alpha.test
                    void@alpha.test          | -
                    loop@alpha.test          | alice@alpha.test
                    Any.One@relay.test       | Any.One@relay.test
                    here@mixed.test          | here@mixed.test
                    there@mixed.test         | there@mixed.test
                    here@listed.test         | here@listed.test
                    """)
    void leadsTo(String address, String expected) throws IOException {
        house.mailboxes().deliveries().clear();
        int before = WORLD.server().messages().size();
        assertThat(send(address)).startsWith("250");
        List<String> wanted = expected.equals("-") ? List.of() : List.of(expected.split(" "));
        await().until(() -> arrived(before).size() >= wanted.size() && house.settled());
        assertThat(arrived(before)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> arrived(int before) {
        List<String> all = new ArrayList<>();
        house.mailboxes().deliveries().forEach(one -> all.add(one.recipient()));
        List<ScriptedSmtpServer.ReceivedMessage> sent = WORLD.server().messages();
        sent.subList(before, sent.size()).stream()
                .flatMap(one -> one.recipients().stream())
                .map(one -> one.substring(1, one.indexOf('>')))
                .forEach(all::add);
        return all;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nobody@alpha.test, 550 5.1.1",
        "nobody@other.test, 550 5.1.1",
        "there@listed.test, 550 5.1.1",
        "someone@outside.test, 554 5.7.1"
    })
    void isRefused(String address, String reply) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<" + address + ">")).startsWith(reply);
        }
    }

    private static String send(String recipient) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return client.mail("carol@outside.test", recipient, "Subject: test\r\n\r\nhi");
        }
    }
}
