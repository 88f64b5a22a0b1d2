package org.mailherd.directory.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.CredentialMaker;
import org.mailherd.mailmodel.MailAddress;

/** A row of {@code mailbox}; the table counts the quota in bytes. */
@Entity
@Table(name = "mailbox")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Mailbox {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;
    private String localPart;
    private String domain;
    private String name;
    private String passwordHash;
    private String scramKeys;
    private long quota;
    private byte active;
    private boolean smtpAccess;
    private boolean imapAccess;
    private boolean pop3Access;
    private boolean sieveAccess;

    // the server keeps both
    @Column(insertable = false, updatable = false)
    private LocalDateTime created;

    @Column(insertable = false, updatable = false)
    private @Nullable LocalDateTime modified;

    protected Mailbox() {}

    Mailbox(MailAddress address, MailboxSettings settings, CredentialMaker.Made password) {
        this.username = address.toString();
        this.localPart = address.localPart();
        this.domain = address.domain();
        setPassword(password);
        apply(settings);
    }

    final void apply(MailboxSettings settings) {
        name = settings.name();
        quota = settings.quota() << 20;
        active = (byte) settings.access().code();
        imapAccess = settings.protocols().imap();
        pop3Access = settings.protocols().pop3();
        smtpAccess = settings.protocols().smtp();
        sieveAccess = settings.protocols().sieve();
    }

    final void setPassword(CredentialMaker.Made password) {
        passwordHash = password.passwordHash();
        scramKeys = password.scramKeys();
    }

    String domain() {
        return domain;
    }

    MailboxOverview overview() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return new MailboxOverview(
                id,
                username,
                localPart,
                domain,
                new MailboxSettings(
                        name,
                        quota >> 20,
                        MailboxAccess.ofCode(active).orElse(MailboxAccess.INACTIVE),
                        new ProtocolAccess(imapAccess, pop3Access, smtpAccess, sieveAccess)),
                created,
                modified);
    }
}
