package org.mailherd.directory.mailbox;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of {@code mailbox}; other packages ask {@link Mailboxes}. */
interface MailboxRepository extends Repository<Mailbox, Long> {
    Mailbox save(Mailbox mailbox);

    void delete(Mailbox mailbox);

    Optional<Mailbox> findByUsername(String username);

    List<Mailbox> findAllByOrderByUsername();

    List<Mailbox> findAllByDomainOrderByUsername(String domain);

    long count();

    @Query(
            """
            SELECT m FROM Mailbox m
            WHERE locate(:text, m.username) > 0 OR locate(:text, m.name) > 0
            ORDER BY m.domain, m.localPart
            """)
    Page<Mailbox> search(String text, Pageable page);
}
