package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.AdminApi;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;

/** What is changed over REST counts at the SMTP ports two seconds later, without a restart. */
class AddressChangesIT {
    private static final Duration EFFECTIVE = Duration.ofSeconds(2);
    private static final String STRANGER = "stranger@outside.test";

    @TempDir static Path data;
    private static FakeDns dns;
    private static Demo demo;
    private static AdminApi api;

    @BeforeAll
    static void start() throws IOException {
        dns = FakeDns.start();
        demo = Demo.start(data, "--resolver", dns.address());
        api = new AdminApi(demo);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
        dns.close();
    }

    private static void change(String path, String json) throws Exception {
        assertThat(api.post(path, json.replace('\'', '"'))).contains("\"success\"");
    }

    private static void changeAndWait(String path, String json) throws Exception {
        change(path, json);
        await().pollDelay(EFFECTIVE).atMost(EFFECTIVE.plusSeconds(60)).until(() -> true);
    }

    private static String rcpt(String address) throws IOException {
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            client.command("MAIL FROM:<" + STRANGER + ">");
            return client.command("RCPT TO:<" + address + ">");
        }
    }

    private static String mailFromBob(String sender) throws IOException {
        try (SmtpClient client = bob()) {
            client.command("MAIL FROM:<" + sender + ">");
            return client.command("RCPT TO:<" + DemoAccounts.ALICE + ">");
        }
    }

    private static SmtpClient bob() throws IOException {
        return SmtpClient.submit(
                demo.port(DemoPort.SUBMISSION), DemoAccounts.BOB, DemoAccounts.PASSWORD);
    }

    @Test
    void newAddressesOfEveryClassTakeMail() throws Exception {
        String[] unknown = {"alice@beyond.test", "shop-1@alpha.test", "was@alpha.test"};
        for (String address : unknown) {
            assertThat(rcpt(address)).as(address).startsWith("5");
        }
        change("add/alias-domain", "{'alias_domain':'beyond.test','target_domain':'alpha.test'}");
        change("add/alias", "{'address':'shop-*@alpha.test','goto':'alice@alpha.test'}");
        changeAndWait(
                "add/recipient_map",
                "{'recipient_map_old':'was@alpha.test','recipient_map_new':'alice@alpha.test'}");
        for (String address : unknown) {
            assertThat(rcpt(address)).as(address).startsWith("250");
        }
        changeAndWait("delete/alias-domain", "['beyond.test']");
        assertThat(rcpt("alice@beyond.test")).startsWith("5");
    }

    @Test
    void aSilentCopyArrives() throws Exception {
        changeAndWait(
                "add/bcc",
                "{'local_dest':'bob@beta.test','bcc_dest':'alice@alpha.test','type':'rcpt'}");
        byte[] sent = Messages.withAttachment(STRANGER, DemoAccounts.BOB, "copied-1");
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            assertThat(client.send(STRANGER, DemoAccounts.BOB, sent)).startsWith("250");
        }
        assertThat(
                        Messages.endsWith(
                                new Mailbox(demo, DemoAccounts.ALICE).awaitMessage("copied-1"),
                                sent))
                .isTrue();
    }

    @Test
    void aGrantLetsBobSendAsAliceAndItsEndDoesNot() throws Exception {
        assertThat(mailFromBob(DemoAccounts.ALICE)).startsWith("5");
        changeAndWait(
                "edit/mailbox",
                "{'items':['bob@beta.test'],'attr':{'sender_acl':['alice@alpha.test']}}");
        assertThat(mailFromBob(DemoAccounts.ALICE)).startsWith("250");
        changeAndWait(
                "edit/mailbox", "{'items':['bob@beta.test'],'attr':{'sender_acl':['default']}}");
        assertThat(mailFromBob(DemoAccounts.ALICE)).startsWith("5");
    }

    @Test
    void tlsIsDemandedOfMailForAlice() throws Exception {
        assertThat(rcpt(DemoAccounts.ALICE)).startsWith("250");
        changeAndWait("edit/mailbox", "{'items':['alice@alpha.test'],'attr':{'tls_enforce_in':1}}");
        assertThat(rcpt(DemoAccounts.ALICE)).isNotEqualTo("").doesNotStartWith("250");
        changeAndWait("edit/mailbox", "{'items':['alice@alpha.test'],'attr':{'tls_enforce_in':0}}");
        assertThat(rcpt(DemoAccounts.ALICE)).startsWith("250");
    }
}
