package org.mailherd.directory.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.domain.WrittenAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** As whom else a mailbox may send: mailcow's sender_acl. */
@Service
@Transactional
public class SendAsGrants {
    private final JdbcClient jdbc;
    private final MailboxRows mailboxes;

    SendAsGrants(JdbcClient jdbc, MailboxRows mailboxes) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    @Transactional(readOnly = true)
    public List<String> of(String mailbox) {
        return jdbc.sql("SELECT send_as FROM sender_acl WHERE mailbox_id = :mailbox ORDER BY id")
                .param("mailbox", mailboxes.of(mailbox))
                .query(String.class)
                .list();
    }

    /**
     * Replaces them all.
     *
     * @param grants addresses, {@code @domain}, or {@code *} for everybody
     * @throws EntryRejected if there is no such mailbox, or one is none of these
     */
    public void set(String mailbox, List<String> grants) {
        long mailboxId = mailboxes.of(mailbox);
        Faults faults = new Faults();
        Set<String> wanted = new LinkedHashSet<>();
        grants.forEach(grant -> add(grant.strip(), wanted, faults));
        faults.throwIfAny();
        jdbc.sql("DELETE FROM sender_acl WHERE mailbox_id = :mailbox")
                .param("mailbox", mailboxId)
                .update();
        for (String grant : wanted) {
            jdbc.sql("INSERT INTO sender_acl (mailbox_id, send_as) VALUES (:mailbox, :grant)")
                    .param("mailbox", mailboxId)
                    .param("grant", grant)
                    .update();
        }
        mailboxes.changed(mailbox);
    }

    private static void add(String grant, Set<String> wanted, Faults faults) {
        Optional<String> read =
                grant.equals("*") ? Optional.of(grant) : WrittenAddress.addressOrDomain(grant);
        read.ifPresentOrElse(
                wanted::add,
                () ->
                        faults.add(
                                "sender_acl",
                                "sender_acl_invalid",
                                "An address, @domain or *.",
                                grant));
    }
}
