package org.mailherd.directory.access;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.login.CredentialMaker;
import org.mailherd.directory.mailbox.NewPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** mailcow's app_passwd. */
@Service
@Transactional
public class AppPasswords {
    private static final int MAX_NAME = 255;

    private final JdbcClient jdbc;
    private final CredentialMaker credentials;
    private final MailboxRows mailboxes;

    AppPasswords(JdbcClient jdbc, CredentialMaker credentials, MailboxRows mailboxes) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.mailboxes = mailboxes;
    }

    private record Row(
            long id,
            String name,
            boolean imapAccess,
            boolean pop3Access,
            boolean smtpAccess,
            boolean sieveAccess,
            boolean davAccess,
            boolean active) {
        AppPassword overview() {
            return new AppPassword(
                    id,
                    name,
                    new AppProtocols(imapAccess, pop3Access, smtpAccess, sieveAccess, davAccess),
                    active);
        }
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    @Transactional(readOnly = true)
    public List<AppPassword> of(String mailbox) {
        return jdbc
                .sql(
                        """
                        SELECT id, name, imap_access, pop3_access, smtp_access, sieve_access,
                               dav_access, active
                        FROM app_passwd WHERE mailbox_id = :mailbox ORDER BY id
                        """)
                .param("mailbox", mailboxes.of(mailbox))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::overview)
                .toList();
    }

    /**
     * Works at once.
     *
     * @return its id
     * @throws EntryRejected if there is no such mailbox, or name or password will not do
     */
    public long add(String mailbox, String name, NewPassword password, AppProtocols protocols) {
        long mailboxId = mailboxes.of(mailbox);
        Faults faults = new Faults();
        checkName(name, faults);
        password.check(faults);
        faults.throwIfAny();
        CredentialMaker.Made made = credentials.make(mailbox, password.password());
        long id =
                jdbc.sql(
                                """
                                INSERT INTO app_passwd (mailbox_id, name, password_hash, scram_keys, imap_access,
                                                        pop3_access, smtp_access, sieve_access, dav_access)
                                VALUES (:mailbox, :name, :hash, :keys, :imap, :pop3, :smtp, :sieve, :dav)
                                RETURNING id
                                """)
                        .param("mailbox", mailboxId)
                        .param("name", name.strip())
                        .param("hash", made.passwordHash())
                        .param("keys", made.scramKeys())
                        .param("imap", protocols.imap())
                        .param("pop3", protocols.pop3())
                        .param("smtp", protocols.smtp())
                        .param("sieve", protocols.sieve())
                        .param("dav", protocols.dav())
                        .query(Long.class)
                        .single();
        mailboxes.changed(mailbox);
        return id;
    }

    /** The mailbox that an app password opens. */
    @Transactional(readOnly = true)
    public Optional<String> ownerOf(long id) {
        return jdbc.sql(
                        """
                        SELECT m.username FROM app_passwd a JOIN mailbox m ON m.id = a.mailbox_id
                        WHERE a.id = :id
                        """)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /**
     * Another secret in the place of the present one.
     *
     * @throws EntryRejected if the mailbox has no such app password, or the new one will not do
     */
    public void renew(String mailbox, long id, NewPassword password) {
        Faults faults = new Faults();
        password.check(faults);
        faults.throwIfAny();
        CredentialMaker.Made made = credentials.make(mailbox, password.password());
        require(
                jdbc.sql(
                                """
                                UPDATE app_passwd SET password_hash = :hash, scram_keys = :keys
                                WHERE id = :id AND mailbox_id = :mailbox
                                """)
                        .param("hash", made.passwordHash())
                        .param("keys", made.scramKeys())
                        .param("id", id)
                        .param("mailbox", mailboxes.of(mailbox))
                        .update());
        mailboxes.changed(mailbox);
    }

    /**
     * Changes everything but the secret.
     *
     * @throws EntryRejected if the mailbox has no such app password, or the name will not do
     */
    public void change(String mailbox, AppPassword entry) {
        Faults faults = new Faults();
        checkName(entry.name(), faults);
        faults.throwIfAny();
        int found =
                jdbc.sql(
                                """
                                UPDATE app_passwd SET name = :name, imap_access = :imap, pop3_access = :pop3,
                                       smtp_access = :smtp, sieve_access = :sieve, dav_access = :dav,
                                       active = :active
                                WHERE id = :id AND mailbox_id = :mailbox
                                """)
                        .param("name", entry.name().strip())
                        .param("imap", entry.protocols().imap())
                        .param("pop3", entry.protocols().pop3())
                        .param("smtp", entry.protocols().smtp())
                        .param("sieve", entry.protocols().sieve())
                        .param("dav", entry.protocols().dav())
                        .param("active", entry.active())
                        .param("id", entry.id())
                        .param("mailbox", mailboxes.of(mailbox))
                        .update();
        require(found);
        mailboxes.changed(mailbox);
    }

    /**
     * @throws EntryRejected if the mailbox has no such app password
     */
    public void delete(String mailbox, long id) {
        require(
                jdbc.sql("DELETE FROM app_passwd WHERE id = :id AND mailbox_id = :mailbox")
                        .param("id", id)
                        .param("mailbox", mailboxes.of(mailbox))
                        .update());
        mailboxes.changed(mailbox);
    }

    private static void require(int found) {
        if (found == 0) {
            throw EntryRejected.of("id", "access_denied", "The mailbox has no such app password.");
        }
    }

    private static void checkName(String name, Faults faults) {
        faults.addIf(
                name.isBlank()
                        || name.length() > MAX_NAME
                        || name.chars().anyMatch(Character::isISOControl),
                "app_name",
                "app_name_empty",
                "A name on one line, at most 255 characters.");
    }
}
