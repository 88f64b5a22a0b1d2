package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.forwarding.ForwardingHost;
import org.mailherd.directory.forwarding.ForwardingHostStore;
import org.mailherd.testsupport.FakeDns;

/** What a stranger meets on the inbound port. */
class DoorIT {
    private static final String STRANGER = "203.0.113.7";
    private final FakeDns dns = FakeDns.start();
    private final TestHouse house = new TestHouse().behindProxy().asking(dns.address());

    @AfterEach
    void stop() {
        house.close();
        dns.close();
    }

    private void sender() {
        dns.add("outside.test. IN MX 10 mx.outside.test.");
    }

    @Test
    void whoWaitsForTheGreetingIsNotKeptWaitingAgain() throws Exception {
        sender();
        house.with("door.greeting.pause", "400ms").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            assertThat(client.line()).isEqualTo("220-mx.alpha.test ESMTP Mailherd");
            assertThat(client.line()).isEqualTo("220 mx.alpha.test ESMTP Mailherd");
            client.ask("EHLO client.test");
            assertThat(client.mail("carol@outside.test", "info@alpha.test", "Subject: a\r\n\r\nb"))
                    .startsWith("250");
        }
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            assertThat(client.line()).isEqualTo("220 mx.alpha.test ESMTP Mailherd");
        }
    }

    @Test
    void whoTalksBeforeTheGreetingIsRefused() throws Exception {
        sender();
        house.with("door.greeting.pause", "20s").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.send("EHLO client.test\r\n");
            client.expect("220-mx.alpha.test");
            client.expect("250-");
            assertRefused(client, "550 5.5.1 Protocol error");
        }
    }

    @Test
    void whoTalksBeforeTheGreetingIsDroppedIfSoWished() throws Exception {
        house.with("door.greeting.pause", "20s").with("door.greeting.action", "DROP").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.send("EHLO client.test\r\n");
            assertThat(client.line()).startsWith("220-");
            assertThat(client.line()).startsWith("521 5.5.1");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void aListedClientIsRefusedByName() throws Exception {
        sender();
        dns.add("7.113.0.203.bl.test. IN A 127.0.0.4")
                .add("7.113.0.203.other.test. IN A 127.0.0.2");
        house.with("door.lists.sites", "bl.test=127.0.0.[2..11]*4 other.test*3").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            client.ask("EHLO client.test");
            assertRefused(
                    client,
                    "550 5.7.1 Service unavailable; client [203.0.113.7] blocked using bl.test, other.test");
        }
    }

    @Test
    void goodListsWeighAgainstBadOnes() throws Exception {
        sender();
        dns.add("7.113.0.203.bl.test. IN A 127.0.0.4").add("7.113.0.203.wl.test. IN A 127.0.9.3");
        house.with("door.lists.sites", "bl.test*8,wl.test=127.0.[0..255].3*-8").start();
        assertTaken(STRANGER);
    }

    @Test
    void listsThatDoNotAnswerCountNothing() throws Exception {
        sender();
        dns.silent("7.113.0.203.bl.test.").failing("7.113.0.203.other.test.");
        house.with("door.lists.sites", "bl.test*8,other.test*8")
                .with("door.lists.timeout", "300ms")
                .start();
        assertTaken(STRANGER);
    }

    @Test
    void aClientWithAnotherAddressInItsHeloIsRefusedOnlyWhenListedToo() throws Exception {
        sender();
        dns.add("7.113.0.203.bl.test. IN A 127.0.0.4");
        house.with("door.lists.sites", "bl.test*4").start();
        for (String name : new String[] {"[192.0.2.1]", "mx.alpha.test"}) {
            try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
                client.expect("220 ");
                client.ask("EHLO " + name);
                assertRefused(client, "550 5.7.1 Service unavailable");
            }
            try (SmtpDialogue client = SmtpDialogue.from("203.0.113.8", house.inbound())) {
                client.expect("220 ");
                client.ask("EHLO " + name);
                assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("250");
                assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith("250");
            }
        }
        assertTaken(STRANGER);
    }

    @Test
    void anotherProtocolIsShownTheDoorAtOnce() throws Exception {
        house.start();
        for (String line :
                new String[] {"GET / HTTP/1.1", "POST / HTTP/1.1", "CONNECT a:25", "Host: x"}) {
            try (SmtpDialogue client = SmtpDialogue.from("127.0.0.1", house.inbound())) {
                client.expect("220 ");
                assertThat(client.ask(line)).startsWith("554 5.5.1");
                assertThat(client.closed()).isTrue();
            }
        }
    }

    @Test
    void aTlsHandshakeOnThePlainPortEndsTheConnectionAtOnce() throws Exception {
        house.start();
        for (int port : new int[] {house.inbound(), house.submission()}) {
            try (SmtpDialogue client = SmtpDialogue.from(STRANGER, port)) {
                client.expect("220 ");
                client.sendBytes(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
                assertThat(client.closed()).isTrue();
            }
        }
    }

    @Test
    void commandsBehindEhloAreRefusedAtTheRecipient() throws Exception {
        sender();
        house.start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            client.send("EHLO client.test\r\nMAIL FROM:<carol@outside.test>\r\n");
            client.expect("250-");
            client.expect("250 2.1.0");
            assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith("554 5.5.0");
        }
    }

    @Test
    void aSenderDomainMustExistAndTakeMail() throws Exception {
        dns.add("nomail.test. IN MX 0 .").add("plain.test. IN A 192.0.2.1").failing("broken.test.");
        house.start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            client.ask("EHLO client.test");
            assertThat(client.ask("MAIL FROM:<a@nowhere.test>")).startsWith("450 4.1.8");
            assertThat(client.ask("MAIL FROM:<a@nomail.test>")).startsWith("550 5.7.27");
            assertThat(client.ask("MAIL FROM:<a@plain.test>")).startsWith("250");
            client.ask("RSET");
            assertThat(client.ask("MAIL FROM:<a@broken.test>")).startsWith("250");
            client.ask("RSET");
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
        }
    }

    @Test
    void aForwardingHostIsTrustedWithinTwoSecondsOfItsEntry() throws Exception {
        sender();
        dns.add("7.113.0.203.bl.test. IN A 127.0.0.4");
        house.with("door.lists.sites", "bl.test*8").start();
        assertNotTaken(STRANGER);
        ForwardingHostStore hosts = new ForwardingHostStore(house.jdbc());
        hosts.put(new ForwardingHost("203.0.113.0/28", "forward.test", true));
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertTaken(STRANGER));
        hosts.remove("203.0.113.0/28");
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertNotTaken(STRANGER));
    }

    @Test
    void theReceivedFieldHasTheNameThatLeadsBack() throws Exception {
        sender();
        dns.add("7.113.0.203.in-addr.arpa. IN PTR mail.outside.test.")
                .add("mail.outside.test. IN A " + STRANGER)
                .add("8.113.0.203.in-addr.arpa. IN PTR mail.outside.test.")
                .silent("9.113.0.203.in-addr.arpa.");
        house.start();
        assertTaken(STRANGER);
        assertTaken("203.0.113.8");
        assertTaken("203.0.113.9");
        await().until(() -> house.mailboxes().deliveries().size() == 6);
        assertThat(house.mailboxes().deliveries())
                .extracting(delivery ->
                        delivery.text()
                                .lines()
                                .filter(l -> l.startsWith("Received: "))
                                .findFirst()
                                .orElse(""))
                .contains(
                        "Received: from client.test (mail.outside.test [203.0.113.7])",
                        "Received: from client.test (unknown [203.0.113.8])",
                        "Received: from client.test (unknown [203.0.113.9])");
    }

    /** Attack case 10: a client may not choose its address by writing a PROXY line. */
    @Test
    void aProxyLineOfAStrangerIsABadCommand() throws Exception {
        house.start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            assertThat(client.ask("PROXY TCP4 192.0.2.1 198.51.100.1 40000 25"))
                    .startsWith("500 5.5.2");
        }
    }

    private void assertTaken(String client) throws IOException {
        try (SmtpDialogue dialogue = SmtpDialogue.from(client, house.inbound())) {
            dialogue.expect("220 ");
            dialogue.ask("EHLO client.test");
            assertThat(
                            dialogue.mail(
                                    "carol@outside.test", "info@alpha.test", "Subject: a\r\n\r\nb"))
                    .startsWith("250");
        }
    }

    private void assertNotTaken(String client) throws IOException {
        try (SmtpDialogue dialogue = SmtpDialogue.from(client, house.inbound())) {
            dialogue.expect("220 ");
            dialogue.ask("EHLO client.test");
            assertRefused(dialogue, "550 5.7.1");
        }
    }

    private static void assertRefused(SmtpDialogue client, String reply) throws IOException {
        assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("250");
        assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith(reply);
    }
}
