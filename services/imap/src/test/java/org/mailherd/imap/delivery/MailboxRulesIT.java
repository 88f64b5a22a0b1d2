package org.mailherd.imap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What filters of the administrator, tags and quotas do to mail on its way into folders. */
class MailboxRulesIT extends DeliveryFixture {

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
        script("require [\"fileinto\", \"mailbox\"]; fileinto :create \"Trash/Old\";");
        assertThat(deliver(mail("q8"))).allMatch(reply -> reply.startsWith("250"));
        for (int i = 9; i < 14; i++) {
            deliver(mail("q" + i));
        }
        assertThat(deliver(mail("q14")))
                .containsExactly("552 5.2.2 <" + user + ">: mailbox is full");
    }
}
