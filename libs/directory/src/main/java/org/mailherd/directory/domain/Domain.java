package org.mailherd.directory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code domain}; the table counts quotas in bytes. */
@Entity
@Table(name = "domain")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Domain {
    @Id
    @Column(name = "domain")
    private String name;

    private String description;
    private int maxAliases;
    private int maxMailboxes;
    private long defaultQuota;
    private long maxMailboxQuota;
    private long quota;
    private boolean globalAddressList;
    private boolean backupMx;
    private boolean relayAllRecipients;
    private boolean relayUnknownOnly;
    private boolean active;

    // the server keeps both
    @Column(insertable = false, updatable = false)
    private LocalDateTime created;

    @Column(insertable = false, updatable = false)
    private @Nullable LocalDateTime modified;

    protected Domain() {}

    Domain(String name, DomainSettings settings) {
        this.name = name;
        apply(settings);
    }

    final void apply(DomainSettings settings) {
        description = settings.description();
        maxAliases = Math.toIntExact(settings.aliases());
        maxMailboxes = Math.toIntExact(settings.mailboxes());
        defaultQuota = settings.defquota() << 20;
        maxMailboxQuota = settings.maxquota() << 20;
        quota = settings.quota() << 20;
        active = settings.active();
        globalAddressList = settings.gal();
        backupMx = settings.backupmx();
        relayAllRecipients = settings.relayAllRecipients();
        relayUnknownOnly = settings.relayUnknownOnly();
    }

    DomainSettings settings() {
        return new DomainSettings(
                description,
                maxAliases,
                maxMailboxes,
                defaultQuota >> 20,
                maxMailboxQuota >> 20,
                quota >> 20,
                active,
                globalAddressList,
                backupMx,
                relayAllRecipients,
                relayUnknownOnly);
    }

    String name() {
        return name;
    }

    LocalDateTime created() {
        return created;
    }

    @Nullable LocalDateTime modified() {
        return modified;
    }
}
