package org.mailherd.imap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.managesieve.SieveClient;
import org.mailherd.testsupport.MailSink;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PUTSCRIPT, SETACTIVE, a delivery by LMTP, a look by IMAP; with the real service. */
class SieveDeliveryIT {
    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static TestImap service;
    private static MailSink sink;

    private String user;

    @BeforeAll
    static void start() throws IOException {
        sink = MailSink.start(octets -> SENT.add(new String(octets, StandardCharsets.UTF_8)));
        service =
                TestImap.start(
                        Map.of(
                                "mailherd.delivery.smtp",
                                "127.0.0.1:" + sink.port(),
                                "mailherd.delivery.smtp-timeout",
                                "5s"));
    }

    @AfterAll
    static void stop() throws IOException {
        service.stop();
        sink.close();
    }

    @BeforeEach
    void mailbox() {
        user = service.newMailbox();
        SENT.clear();
    }

    private void script(String script) throws IOException {
        try (SieveClient client = SieveClient.login(service, user)) {
            client.activate("main", script);
        }
    }

    private List<String> deliver(String message) throws IOException {
        return LmtpClient.deliver(service, "bob@beta.test", message, user);
    }

    private static String mail(String subject) {
        return "From: Bob <bob@beta.test>\nTo: x@alpha.test\nSubject: "
                + subject
                + "\nMessage-ID: <"
                + subject.hashCode()
                + "@beta.test>\n\nHello.\n";
    }

    private static String to(String user, String subject) {
        return mail(subject).replace("x@alpha.test", user);
    }

    private int count(String folder) throws IOException {
        try (ImapClient client = ImapClient.login(service, user)) {
            String status = client.ok("STATUS \"" + folder + "\" (MESSAGES)").getFirst();
            return Integer.parseInt(status.replaceAll(".*MESSAGES (\\d+).*", "$1"));
        }
    }

    private String fetch(String folder, String what) throws IOException {
        try (ImapClient client = ImapClient.login(service, user)) {
            client.ok("SELECT \"" + folder + "\"");
            return String.join("\n", client.ok("FETCH 1:* " + what));
        }
    }

    @Test
    void withoutScriptMailGoesToInboxAndSpamToJunk() throws IOException {
        assertThat(deliver(mail("a"))).containsExactly("250 2.0.0 <" + user + "> saved");
        deliver("X-Spam-Flag: YES\n" + mail("b"));
        assertThat(count("INBOX")).isEqualTo(1);
        assertThat(count("Junk")).isEqualTo(1);
        assertThat(fetch("INBOX", "BODY[]"))
                .contains(
                        "Return-Path: <bob@beta.test>\r\nDelivered-To: " + user + "\r\nFrom: Bob");
    }

    @Test
    void filesIntoFoldersWithFlagsAndMakesThem() throws IOException {
        script(
                """
                require ["fileinto", "imap4flags", "copy", "mailbox", "special-use"];
                if header :contains "subject" "list" {
                  fileinto :create :flags ["\\\\Seen", "$Label"] "Lists/a";
                  stop;
                }
                if header :contains "subject" "both" { fileinto :copy "Archive"; }
                if header :contains "subject" "trash" { fileinto :specialuse "\\\\Trash" "Foo"; }
                """);
        deliver(mail("list"));
        deliver(mail("both"));
        deliver(mail("trash"));
        assertThat(fetch("Lists/a", "FLAGS")).contains("\\Seen").contains("$Label");
        assertThat(count("Archive")).isEqualTo(1);
        assertThat(count("Trash")).isEqualTo(1);
        assertThat(count("INBOX")).isEqualTo(1);
        try (ImapClient client = ImapClient.login(service, user)) {
            assertThat(client.ok("LSUB \"\" *")).anyMatch(line -> line.contains("Lists/a"));
        }
    }

    @Test
    void redirectsWithALoopGuardAndNotTwice() throws IOException {
        script("redirect \"carol@gamma.test\";");
        assertThat(deliver(mail("r"))).allMatch(reply -> reply.startsWith("250"));
        assertThat(SENT).hasSize(1);
        assertThat(SENT.getFirst())
                .startsWith("X-Sieve-Redirected-From: " + user + "\r\nFrom: Bob");
        assertThat(count("INBOX")).isZero();
        deliver(mail("r"));
        assertThat(SENT).hasSize(1);
    }

    @Test
    void case22ARedirectedMessageThatComesBackIsKept() throws IOException {
        script("redirect \"carol@gamma.test\";");
        deliver("X-Sieve-Redirected-From: " + user + "\n" + mail("loop"));
        assertThat(SENT).isEmpty();
        assertThat(count("INBOX")).isEqualTo(1);
    }

    @Test
    void case22VacationAnswersNoListNoNullSenderNoMachineAndNobodyTwice() throws IOException {
        script("require \"vacation\"; vacation :days 3 :subject \"Away\" \"Back in May.\";");
        deliver("List-Id: <l.beta.test>\n" + to(user, "v1"));
        deliver("Precedence: bulk\n" + to(user, "v2"));
        deliver("Auto-Submitted: auto-generated\n" + to(user, "v3"));
        deliver(to("other@alpha.test", "v4"));
        LmtpClient.deliver(service, "", to(user, "v5"), user);
        LmtpClient.deliver(service, "owner-list@beta.test", to(user, "v6"), user);
        assertThat(SENT).isEmpty();
        deliver(to(user, "v7"));
        deliver(to(user, "v8"));
        assertThat(SENT).hasSize(1);
        assertThat(SENT.getFirst())
                .contains("To: <bob@beta.test>\r\n")
                .contains("Subject: Away\r\n")
                .contains("Auto-Submitted: auto-replied")
                .contains("In-Reply-To: <" + "v7".hashCode() + "@beta.test>");
        assertThat(count("INBOX")).isEqualTo(8);
    }

    @Test
    void case5NothingOfAScriptOrAMessageBecomesAHeaderLine() throws IOException {
        script(
                """
                require ["vacation", "variables"];
                set "s" text:
                Hi
                Bcc: evil@gamma.test
                .
                ;
                vacation :subject "${s}" :from "x@alpha.test" "Away.";
                """);
        deliver(to(user, "h").replace("Message-ID: ", "Message-ID: <a@b>\n\tX-Evil: 1 "));
        assertThat(SENT).allMatch(mail -> !mail.contains("\r\nBcc:") && !mail.contains("\nX-Evil"));
    }

    @Test
    void rejectsWithTheOwnersWords() throws IOException {
        script("require \"ereject\"; ereject \"No, thank you.\";");
        assertThat(deliver(mail("e"))).containsExactly("550 5.7.1 No, thank you.");
        assertThat(count("INBOX")).isZero();
    }

    @Test
    void rejectsByADispositionNotificationWhatAReplyCannotSay() throws IOException {
        script("require \"reject\"; reject \"Schöne Grüße, nein.\";");
        assertThat(deliver(mail("mdn"))).allMatch(reply -> reply.startsWith("250"));
        assertThat(count("INBOX")).isZero();
        assertThat(SENT).hasSize(1);
        assertThat(SENT.getFirst())
                .contains("To: <bob@beta.test>\r\n")
                .contains("multipart/report; report-type=disposition-notification")
                .contains("Final-Recipient: rfc822;" + user + "\r\n")
                .contains("Original-Message-ID: <" + "mdn".hashCode() + "@beta.test>\r\n")
                .contains("Disposition: automatic-action/MDN-sent-automatically; deleted\r\n");
    }

    @Test
    void notifiesEverybodyAMethodNamesAndKeepsACopy() throws IOException {
        script(
                """
                require ["enotify", "fcc", "mailbox"];
                notify :fcc "Notices" :create :message "You have mail"
                  "mailto:ann@gamma.test,ben@gamma.test?cc=cyd@gamma.test&subject=x&body=Look";
                """);
        deliver(mail("n"));
        assertThat(SENT).hasSize(3);
        assertThat(SENT)
                .allMatch(mail -> mail.contains("Subject: You have mail\r\n"))
                .allMatch(mail -> mail.contains("To: <ann@gamma.test>,\r\n <ben@gamma.test>"))
                .allMatch(mail -> mail.contains("Cc: <cyd@gamma.test>\r\n"));
        assertThat(count("Notices")).isEqualTo(1);
        assertThat(count("INBOX")).isEqualTo(1);
    }

    @Test
    void editedHeadersAreWhatImapShows() throws IOException {
        script(
                """
                require "editheader";
                addheader "X-Spaces" "a  b";
                addheader :last "X-Last" "Grüße";
                deleteheader "Subject";
                """);
        deliver(mail("edit"));
        assertThat(fetch("INBOX", "BODY[]"))
                .contains("X-Spaces: a  b\r\n")
                .contains("X-Last: =?UTF-8?B?")
                .doesNotContain("Subject:");
    }

    @Test
    void whileSmtpIsAwayNothingIsFiledAndTheMessageComesAgain() throws IOException {
        TestImap lonely =
                TestImap.start(
                        Map.of(
                                "mailherd.delivery.smtp",
                                "127.0.0.1:1",
                                "mailherd.delivery.smtp-timeout",
                                "2s"));
        try {
            String alone = lonely.newMailbox();
            try (SieveClient client = SieveClient.login(lonely, alone)) {
                client.activate("m", "require \"copy\"; redirect :copy \"carol@gamma.test\";");
            }
            assertThat(LmtpClient.deliver(lonely, "bob@beta.test", mail("w"), alone))
                    .containsExactly("451 4.3.0 Temporary server problem, please try again later");
            try (ImapClient client = ImapClient.login(lonely, alone)) {
                assertThat(client.ok("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 0");
            }
        } finally {
            lonely.stop();
        }
    }

    @Test
    void aFaultKeepsTheMessageAndTellsTheOwnerOnce() throws IOException {
        script(
                """
                require ["include", "fileinto"];
                fileinto "Archive";
                include :personal "missing";
                """);
        assertThat(deliver(mail("f1"))).allMatch(reply -> reply.startsWith("250"));
        deliver(mail("f2"));
        assertThat(fetch("INBOX", "BODY[HEADER.FIELDS (SUBJECT)]"))
                .contains("Your mail filter has an error")
                .contains("f1")
                .contains("f2");
        assertThat(count("INBOX")).isEqualTo(3);
    }

    @Test
    void case22AnIncludeThatIncludesItselfEnds() throws IOException {
        script("require \"include\"; include :personal \"main\";");
        assertThat(deliver(mail("i"))).allMatch(reply -> reply.startsWith("250"));
        assertThat(count("INBOX")).isBetween(1, 2);
    }

    @Test
    void globalAndUserFiltersRunAroundTheScript() throws IOException {
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql(
                        """
                        INSERT INTO sieve_filters (mailbox_id, script_name, script_data, filter_type)
                        SELECT id, 'active', 'require ["imap4flags"]; addflag "$Pre"; keep;', 'prefilter'
                        FROM mailbox WHERE username = ?
                        """)
                .param(user)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO sieve_filters (mailbox_id, script_name, script_data, filter_type)
                        SELECT id, 'active', 'require "fileinto"; fileinto "Archive";', 'postfilter'
                        FROM mailbox WHERE username = ?
                        """)
                .param(user)
                .update();
        deliver(mail("g"));
        assertThat(count("Archive")).isEqualTo(1);
        assertThat(count("INBOX")).isZero();
    }

    @Test
    void taggedMailGoesWhereTheMailboxWantsIt() throws IOException {
        JdbcClient jdbc = service.bean(JdbcClient.class);
        String tagged = user.replace("@", "+shop@");
        jdbc.sql("UPDATE mailbox SET tagged_mail_handler = 'subfolder' WHERE username = ?")
                .param(user)
                .update();
        LmtpClient.deliver(service, "bob@beta.test", mail("t1"), tagged);
        assertThat(count("INBOX/shop")).isEqualTo(1);
        jdbc.sql("UPDATE mailbox SET tagged_mail_handler = 'subject' WHERE username = ?")
                .param(user)
                .update();
        LmtpClient.deliver(service, "bob@beta.test", mail("t2"), tagged);
        assertThat(fetch("INBOX", "BODY[]")).contains("Subject: [shop] t2\r\n").contains("Hello.");
    }

    @Test
    void aFullMailboxRefusesAsItsDomainSaysAndWarnsBefore() throws IOException {
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("UPDATE mailbox SET quota_messages = 5 WHERE username = ?").param(user).update();
        for (int i = 1; i <= 3; i++) {
            deliver(mail("q" + i));
        }
        assertThat(count("INBOX")).isEqualTo(3);
        deliver(mail("q4"));
        assertThat(fetch("INBOX", "BODY[HEADER.FIELDS (SUBJECT)]"))
                .contains("Your mailbox is 80 % full");
        assertThat(deliver(mail("q5")))
                .containsExactly("552 5.2.2 <" + user + ">: mailbox is full");
        jdbc.sql("UPDATE domain SET quota_full = 'defer'").update();
        try {
            assertThat(deliver(mail("q6")))
                    .containsExactly("452 4.2.2 <" + user + ">: mailbox is full");
        } finally {
            jdbc.sql("UPDATE domain SET quota_full = 'reject'").update();
        }
        script("require \"fileinto\"; fileinto \"Trash\";");
        assertThat(deliver(mail("q7"))).allMatch(reply -> reply.startsWith("250"));
    }
}
