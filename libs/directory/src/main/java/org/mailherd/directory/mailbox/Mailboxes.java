package org.mailherd.directory.mailbox;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mailboxes to look at. */
@Service
@Transactional(readOnly = true)
public class Mailboxes {
    private final MailboxRepository rows;

    Mailboxes(MailboxRepository rows) {
        this.rows = rows;
    }

    public Optional<MailboxOverview> find(String address) {
        return rows.findByUsername(address).map(Mailbox::overview);
    }

    public List<MailboxOverview> all() {
        return rows.findAllByOrderByUsername().stream().map(Mailbox::overview).toList();
    }

    public List<MailboxOverview> ofDomain(String domain) {
        return rows.findAllByDomainOrderByUsername(domain).stream().map(Mailbox::overview).toList();
    }

    /**
     * @param text part of the address or name; empty finds all
     */
    public Page<MailboxOverview> search(String text, Pageable page) {
        return rows.search(text, page).map(Mailbox::overview);
    }

    public long count() {
        return rows.count();
    }
}
