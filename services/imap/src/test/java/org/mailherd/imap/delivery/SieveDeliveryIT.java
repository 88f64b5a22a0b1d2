package org.mailherd.imap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.managesieve.SieveClient;

/** What scripts do to mail on its way into folders. */
class SieveDeliveryIT extends DeliveryFixture {

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
    void testsSeeWhatTheDeliveryWritesAndNothingEditsIt() throws IOException {
        script(
                """
                require ["fileinto", "editheader", "variables"];
                deleteheader "Delivered-To";
                addheader "X-A" "b";
                if allof (
                  header :matches "Delivered-To" "*",
                  address :is "return-path" "bob@beta.test") { fileinto "${1}"; }
                """);
        deliver(mail("trace"));
        String seen = fetch(user, "BODY[]");
        assertThat(seen).contains("X-A: b\r\n").contains("Return-Path: <bob@beta.test>\r\n");
        assertThat(seen.split("Delivered-To: ", -1)).hasSize(2);
    }

    @Test
    void anAnswerInAsciiIsReadableAsItIs() throws IOException {
        script("require \"vacation\"; vacation :from \"M\u00fc <me@alpha.test>\" \"I am away.\";");
        deliver(to(user, "ascii"));
        assertThat(SENT.getFirst())
                .contains("Content-Transfer-Encoding: 7bit\r\n\r\nI am away.\r\n")
                .contains("From: =?utf-8?B?TcO8?=\r\n <me@alpha.test>\r\n");
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
}
