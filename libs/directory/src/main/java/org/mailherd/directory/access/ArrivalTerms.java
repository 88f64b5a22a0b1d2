package org.mailherd.directory.access;

import java.util.Locale;
import java.util.Set;
import org.mailherd.directory.delivery.DeliveryTerms.TaggedMail;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much a mailbox takes, where it wants tagged mail, and what becomes of mail for a full one.
 */
@Service
@Transactional
public class ArrivalTerms {
    /** Messages of a mailbox; IMAP's numbers have 32 bits. */
    static final long MOST_MESSAGES = 4_000_000_000L;

    private final JdbcClient jdbc;
    private final MailboxRows mailboxes;

    /**
     * Of a mailbox.
     *
     * @param quotaMessages 0 is any number
     * @param tagged mailcow's {@code tagged_mail_handler}
     */
    public record Terms(long quotaMessages, TaggedMail tagged) {}

    private record Row(long quotaMessages, String tagged) {}

    ArrivalTerms(JdbcClient jdbc, MailboxRows mailboxes) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    @Transactional(readOnly = true)
    public Terms of(String mailbox) {
        Row row =
                jdbc.sql(
                                "SELECT quota_messages, tagged_mail_handler AS tagged FROM mailbox WHERE id = :id")
                        .param("id", mailboxes.of(mailbox))
                        .query(Row.class)
                        .single();
        return new Terms(
                row.quotaMessages(), TaggedMail.valueOf(row.tagged().toUpperCase(Locale.ROOT)));
    }

    /**
     * @throws EntryRejected if there is no such mailbox, or the number is none
     */
    public void set(String mailbox, Terms terms) {
        if (terms.quotaMessages() < 0 || terms.quotaMessages() > MOST_MESSAGES) {
            throw EntryRejected.of(
                    "quota_messages",
                    "quota_messages_invalid",
                    "A number up to four thousand million; 0 is any number.",
                    String.valueOf(terms.quotaMessages()));
        }
        jdbc.sql(
                        """
                        UPDATE mailbox SET quota_messages = :messages, tagged_mail_handler = :tagged
                        WHERE id = :id
                        """)
                .param("messages", terms.quotaMessages())
                .param("tagged", terms.tagged().name().toLowerCase(Locale.ROOT))
                .param("id", mailboxes.of(mailbox))
                .update();
        mailboxes.changed(mailbox);
    }

    /** Domains whose mail for a full mailbox is to come again (452), not returned (552). */
    @Transactional(readOnly = true)
    public Set<String> deferring() {
        return jdbc.sql("SELECT domain FROM domain WHERE quota_full = 'defer'")
                .query(String.class)
                .set();
    }

    public void setDefersWhenFull(String domain, boolean defers) {
        jdbc.sql("UPDATE domain SET quota_full = :policy WHERE domain = :domain")
                .param("policy", defers ? "defer" : "reject")
                .param("domain", domain)
                .update();
    }
}
