package org.mailherd.imap.lmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.delivery.LmtpClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions with the real service. */
class LmtpIT {
    private static final TestImap SERVICE = TestImap.shared();
    private static final String MESSAGE =
            "Subject: Gr\u00fc\u00dfe\r\n\r\n..dot\r\n8-bit \u00e4\r\n";

    private String alice;
    private String full;

    @BeforeEach
    void mailboxes() {
        alice = SERVICE.newMailbox();
        full = SERVICE.newMailbox();
        SERVICE.bean(JdbcClient.class)
                .sql("UPDATE mailbox SET quota = 10 WHERE username = ?")
                .param(full)
                .update();
    }

    @Test
    void greetsAndSaysWhatItCan() throws IOException {
        assertThat(
                        LmtpClient.session(
                                SERVICE,
                                "NOOP\r\nMAIL FROM:<>\r\nLHLO smtp\r\nVRFY x\r\nDATA\r\nQUIT\r\n"))
                .containsExactly(
                        "220 mail.mailherd.test LMTP Mailherd",
                        "250 2.0.0 Ok",
                        "503 5.5.1 Say LHLO first",
                        "250-mail.mailherd.test",
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250-SMTPUTF8",
                        "250-ENHANCEDSTATUSCODES",
                        "250-DSN",
                        "250 SIZE 157286400",
                        "500 5.5.1 Command not recognized",
                        "503 5.5.1 Name a sender and a recipient first",
                        "221 2.0.0 Bye");
    }

    @Test
    void answersEachRecipientAndStoresByteForByte() throws IOException {
        String tagged = alice.replace("@", "+tag@");
        List<String> replies =
                LmtpClient.session(
                        SERVICE,
                        "LHLO smtp\r\nMAIL FROM:<bob@beta.test> BODY=8BITMIME SIZE=100\r\nRCPT TO:<"
                                + alice
                                + ">\r\nRCPT TO:<"
                                + full
                                + ">\r\nRCPT TO:<nobody@alpha.test>\r\nRCPT TO:<"
                                + tagged
                                + ">\r\nDATA\r\n"
                                + MESSAGE
                                + ".\r\nQUIT\r\n");
        assertThat(replies.subList(8, replies.size()))
                .containsExactly(
                        "250 2.1.0 Ok",
                        "250 2.1.5 Ok",
                        "250 2.1.5 Ok",
                        "550 5.1.1 <nobody@alpha.test>: no such mailbox here",
                        "250 2.1.5 Ok",
                        "354 End data with <CR><LF>.<CR><LF>",
                        "250 2.0.0 <" + alice + "> saved",
                        "552 5.2.2 <" + full + ">: mailbox is full",
                        "250 2.0.0 <" + tagged + "> saved",
                        "221 2.0.0 Bye");
        String body = MESSAGE.replace("..dot", ".dot");
        assertThat(stored(1)).contains("Delivered-To: " + alice + "\r\n" + body);
        assertThat(stored(2)).contains("Delivered-To: " + tagged + "\r\n" + body);
    }

    private String stored(int number) throws IOException {
        try (ImapClient client = ImapClient.login(SERVICE, alice)) {
            client.ok("SELECT INBOX");
            return client.ok("FETCH " + number + " BODY[]").getFirst();
        }
    }

    @Test
    void takesDsnParametersAndRefusesOthers() throws IOException {
        assertThat(
                        LmtpClient.session(
                                SERVICE,
                                "LHLO x\r\n"
                                        + "MAIL FROM:<> SIZE=99999999999999999999\r\n"
                                        + "MAIL FROM:<> FOO=1\r\n"
                                        + "MAIL FROM:<> RET=hdrs ENVID=a+zz\r\n"
                                        + "MAIL FROM:<> ret=HDRS envid=QQ+2B314159\r\n"
                                        + "RCPT TO:<"
                                        + alice
                                        + "> NOTIFY=SOMETIMES\r\n"
                                        + "RCPT TO:<"
                                        + alice
                                        + "> NOTIFY=success,FAILURE ORCPT=rfc822;Carol+2Bx@beta.test\r\n"
                                        + "RCPT TO:<"
                                        + alice
                                        + "> ORCPT=nonsense\r\nQUIT\r\n"))
                .endsWith(
                        "552 5.3.4 Message is too big",
                        "555 5.5.4 Parameter not recognized",
                        "501 5.5.4 ENVID is not xtext",
                        "250 2.1.0 Ok",
                        "501 5.5.4 NOTIFY is NEVER or a list of SUCCESS, FAILURE, DELAY",
                        "250 2.1.5 Ok",
                        "501 5.5.4 ORCPT is an address type, a semicolon and xtext",
                        "221 2.0.0 Bye");
    }

    @Test
    void aMessageCutOffIsNotStored() throws IOException {
        LmtpClient.session(
                SERVICE,
                "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<" + alice + ">\r\nDATA\r\nSubject: half\r\n");
        try (ImapClient client = ImapClient.login(SERVICE, alice)) {
            assertThat(client.ok("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 0");
        }
    }
}
