package org.mailherd.adminui.api;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.access.AppPassword;
import org.mailherd.directory.access.AppPasswords;
import org.mailherd.directory.access.AppProtocols;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.mailbox.NewPassword;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each change of an app password wholly or not at all. */
@Component
@Transactional
class AppPasswordChanges {
    private static final AppProtocols ALL = new AppProtocols(true, true, true, true, true);

    private final AppPasswords passwords;

    AppPasswordChanges(AppPasswords passwords) {
        this.passwords = passwords;
    }

    long add(Attributes given) {
        String mailbox = given.text("username", "");
        AppProtocols protocols = protocols(given, ALL);
        String name = given.text("app_name", "");
        long id = passwords.add(mailbox, name, secret(given), protocols);
        if (!given.flag("active", true)) {
            passwords.change(mailbox, new AppPassword(id, name, protocols, false));
        }
        return id;
    }

    /** Without {@code app_passwd} the secret stays. */
    void edit(long id, Attributes given) {
        String mailbox = owner(id);
        AppPassword now =
                passwords.of(mailbox).stream()
                        .filter(entry -> entry.id() == id)
                        .findFirst()
                        .orElseThrow(() -> unknown(id));
        passwords.change(
                mailbox,
                new AppPassword(
                        id,
                        given.text("app_name", now.name()),
                        protocols(given, now.protocols()),
                        given.flag("active", now.active())));
        NewPassword secret = secret(given);
        if (!secret.isEmpty()) {
            passwords.renew(mailbox, id, secret);
        }
    }

    void delete(long id) {
        passwords.delete(owner(id), id);
    }

    private String owner(long id) {
        return passwords.ownerOf(id).orElseThrow(() -> unknown(id));
    }

    /** mailcow's list, whose words end in {@code _access}; the bare names serve too. */
    private static AppProtocols protocols(Attributes given, AppProtocols otherwise) {
        Optional<List<String>> list = given.list("protocols");
        return list.map(on ->
                        new AppProtocols(
                                has(on, "imap"),
                                has(on, "pop3"),
                                has(on, "smtp"),
                                has(on, "sieve"),
                                has(on, "dav")))
                .orElse(otherwise);
    }

    private static boolean has(List<String> words, String protocol) {
        return words.contains(protocol) || words.contains(protocol + "_access");
    }

    private static NewPassword secret(Attributes given) {
        return new NewPassword(given.text("app_passwd", ""), given.text("app_passwd2", ""));
    }

    private static EntryRejected unknown(long id) {
        return EntryRejected.of(
                "id",
                "app_passwd_id_invalid",
                "There is no such app password.",
                String.valueOf(id));
    }
}
