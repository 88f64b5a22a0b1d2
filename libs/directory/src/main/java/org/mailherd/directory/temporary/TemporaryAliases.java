package org.mailherd.directory.temporary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.AddressRegister;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.domain.WrittenAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Temporary aliases to look at and to edit: mailcow's spamalias. */
@Service
@Transactional
public class TemporaryAliases {
    private static final String SELECT =
            """
            SELECT address, goto AS target, description, validity, permanent, created, modified
            FROM spamalias
            """;

    private final JdbcClient jdbc;
    private final AddressRegister addresses;
    private final RandomNames names;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    TemporaryAliases(
            JdbcClient jdbc,
            AddressRegister addresses,
            RandomNames names,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.names = names;
        this.events = events;
    }

    private record Row(
            String address,
            String target,
            String description,
            long validity,
            boolean permanent,
            LocalDateTime created,
            @Nullable LocalDateTime modified) {
        TemporaryAlias alias() {
            return new TemporaryAlias(
                    address,
                    target,
                    description,
                    Instant.ofEpochSecond(validity),
                    permanent,
                    created,
                    modified);
        }
    }

    /** Of one mailbox, those that have ended too; the newest first. */
    @Transactional(readOnly = true)
    public List<TemporaryAlias> of(String mailbox) {
        return jdbc
                .sql(SELECT + "WHERE goto = :mailbox ORDER BY created DESC, address")
                .param("mailbox", mailbox)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::alias)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<TemporaryAlias> find(String address) {
        return jdbc.sql(SELECT + "WHERE address = :address")
                .param("address", address)
                .query(Row.class)
                .optional()
                .map(Row::alias);
    }

    /**
     * @param domain the mailbox's own or an alias domain of it; empty is its own
     * @return the address, which is random
     * @throws EntryRejected if there is no such mailbox or the alias may not be
     */
    public String add(String mailbox, String domain, TemporaryTerms terms) {
        if (!addresses.isMailbox(mailbox)) {
            throw EntryRejected.of(
                    "username", "access_denied", "There is no mailbox " + mailbox + ".", mailbox);
        }
        Faults faults = new Faults();
        terms.check(faults);
        String own = WrittenAddress.domainOf(mailbox);
        String name = domain.isBlank() ? own : domain(domain);
        faults.addIf(
                !addresses.homeOf(name).equals(Optional.of(own)),
                "domain",
                "domain_invalid",
                "The mailbox's own domain, or one that stands for it.",
                domain);
        faults.throwIfAny();
        String address = free(name);
        jdbc.sql(
                        """
                        INSERT INTO spamalias (address, goto, description, validity, permanent)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        address,
                        mailbox,
                        terms.description().strip(),
                        terms.end(clock.instant()),
                        terms.permanent())
                .update();
        events.publishEvent(new DirectoryChanged(address));
        return address;
    }

    /**
     * @param terms its hours count from now on
     * @throws EntryRejected if there is no such temporary alias or the change may not be
     */
    public void change(String address, TemporaryTerms terms) {
        Faults faults = new Faults();
        terms.check(faults);
        faults.throwIfAny();
        int found =
                jdbc.sql(
                                """
                                UPDATE spamalias SET validity = ?, permanent = ?, description = ?
                                WHERE address = ?
                                """)
                        .params(
                                terms.end(clock.instant()),
                                terms.permanent(),
                                terms.description().strip(),
                                address)
                        .update();
        settle(found, address);
    }

    /** Leaves its end as it is. */
    public void describe(String address, String description) {
        Faults faults = new Faults();
        TemporaryTerms.checkDescription(description, faults);
        faults.throwIfAny();
        settle(
                jdbc.sql("UPDATE spamalias SET description = ? WHERE address = ?")
                        .params(description.strip(), address)
                        .update(),
                address);
    }

    /**
     * @throws EntryRejected if there is no such temporary alias
     */
    public void delete(String address) {
        settle(
                jdbc.sql("DELETE FROM spamalias WHERE address = ?").param(address).update(),
                address);
    }

    private void settle(int found, String address) {
        if (found == 0) {
            throw EntryRejected.of(
                    "address",
                    "spam_alias_invalid",
                    "There is no temporary alias " + address + ".",
                    address);
        }
        events.publishEvent(new DirectoryChanged(address));
    }

    private static String domain(String typed) {
        return WrittenAddress.addressOrDomain(typed).map(WrittenAddress::domainOf).orElse("");
    }

    private String free(String domain) {
        String address;
        do {
            address = names.next() + "@" + domain;
        } while (addresses.isMailbox(address)
                || addresses.isAlias(address)
                || addresses.isTemporaryAlias(address));
        return address;
    }
}
