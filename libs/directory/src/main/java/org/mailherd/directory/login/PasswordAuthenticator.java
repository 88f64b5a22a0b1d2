package org.mailherd.directory.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.springframework.dao.DataAccessException;

/**
 * Logs mailboxes in by their password or an app password. A wrong password costs the same for every
 * name: one slow hash and one derivation of SCRAM keys, which all app passwords are compared with.
 */
final class PasswordAuthenticator implements Authenticator {
    private static final int MAX_PASSWORD = 1024;

    private final CredentialStore store;
    private final PasswordHashes hashes;
    private final Admission admission;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final String nobodysHash;

    PasswordAuthenticator(CredentialStore store, PasswordHashes hashes, Admission admission) {
        this.store = store;
        this.hashes = hashes;
        this.admission = admission;
        this.nobodysHash = hashes.hash("no mailbox has this password");
    }

    @Override
    public LoginOutcome login(LoginAttempt attempt) {
        if (attempt.password().isEmpty() || attempt.password().length() > MAX_PASSWORD) {
            return new LoginOutcome.Refused("empty or overlong password");
        }
        Optional<String> username = DirectoryLogins.canonical(attempt.username());
        Optional<LoginRow> found = username.flatMap(store::mailbox);
        List<Credential.App> apps =
                store.appPasswords(found.map(row -> row.account().mailboxId()).orElse(0L));
        if (found.isEmpty()) {
            hashes.matches(attempt.password(), nobodysHash);
            derive(attempt.password(), username.orElse(attempt.username()), Optional.empty());
            return new LoginOutcome.Refused("no such mailbox");
        }
        LoginRow row = found.get();
        Optional<Credential> proved = prove(attempt.password(), row, apps);
        if (proved.isEmpty()) {
            return new LoginOutcome.Refused("wrong password");
        }
        Door door = new Door(attempt.protocol(), attempt.remoteAddress());
        return admission.decide(row, proved.get(), door);
    }

    private Optional<Credential> prove(String password, LoginRow row, List<Credential.App> apps) {
        Optional<Credential> remembered =
                Stream.<Credential>concat(Stream.of(row.password()), apps.stream())
                        .filter(one -> verified.knows(password, one.passwordHash()))
                        .findFirst();
        if (remembered.isPresent()) {
            return remembered;
        }
        boolean own = hashes.matches(password, row.password().passwordHash());
        ScramKeys keys =
                derive(password, row.account().address().toString(), row.password().keys());
        Optional<Credential> proved =
                own ? Optional.of(row.password()) : byApp(password, apps, keys);
        proved.ifPresent(credential -> {
            verified.remember(password, credential.passwordHash());
            keep(credential, keys);
        });
        return proved;
    }

    private Optional<Credential> byApp(String password, List<Credential.App> apps, ScramKeys keys) {
        return apps.stream()
                .filter(app ->
                        app.keys()
                                .filter(known ->
                                        known.iterations() == keys.iterations()
                                                && Arrays.equals(known.salt(), keys.salt()))
                                .map(keys::sameAs)
                                .orElseGet(() -> hashes.matches(password, app.passwordHash())))
                .map(Credential.class::cast)
                .findFirst();
    }

    /** With the salt that the mailbox's own keys have, else with the one of its name. */
    private ScramKeys derive(String password, String username, Optional<ScramKeys> own) {
        byte[] salt = own.map(ScramKeys::salt).orElseGet(() -> store.salts().salt(username));
        int iterations = own.map(ScramKeys::iterations).orElse(ScramSalts.ITERATIONS);
        return ScramKeys.derive(password, salt, iterations);
    }

    private void keep(Credential credential, ScramKeys keys) {
        if (credential.keys().isPresent()) {
            return;
        }
        try {
            store.remember(credential, keys);
        } catch (DataAccessException _) {
            // The password was right all the same; the next login makes the keys.
            return;
        }
    }
}
