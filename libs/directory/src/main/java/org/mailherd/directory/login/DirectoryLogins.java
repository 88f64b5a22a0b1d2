package org.mailherd.directory.login;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/** {@link ProvenLogins} over the tables. */
final class DirectoryLogins implements ProvenLogins {
    private final CredentialStore store;
    private final Admission admission;

    DirectoryLogins(CredentialStore store, Admission admission) {
        this.store = store;
        this.admission = admission;
    }

    private record Owned(ScramKeys keys, LoginRow row, Credential credential)
            implements Candidate {}

    private record Nobodys(ScramKeys keys) implements Candidate {}

    @Override
    public List<Candidate> candidates(String username) {
        ScramSalts salts = store.salts();
        Optional<String> canonical = canonical(username);
        Optional<LoginRow> found = canonical.flatMap(store::mailbox);
        // Asked for a name that does not exist too: the same questions, the same time.
        List<Credential.App> apps =
                store.appPasswords(found.map(row -> row.account().mailboxId()).orElse(0L));
        List<Candidate> all = new ArrayList<>();
        found.ifPresent(row -> {
            add(all, row, row.password());
            apps.forEach(app -> add(all, row, app));
        });
        return all.isEmpty()
                ? List.of(new Nobodys(salts.nobodysKeys(canonical.orElse(username))))
                : all;
    }

    /** Keys with another salt than the first ones' wait for their next login in clear. */
    private static void add(List<Candidate> all, LoginRow row, Credential credential) {
        credential
                .keys()
                .filter(keys -> all.isEmpty() || sameSalt(keys, all.getFirst().keys()))
                .ifPresent(keys -> all.add(new Owned(keys, row, credential)));
    }

    private static boolean sameSalt(ScramKeys one, ScramKeys other) {
        return one.iterations() == other.iterations() && Arrays.equals(one.salt(), other.salt());
    }

    /** The client may have taken its time: what counts is how things stand now. */
    @Override
    public LoginOutcome admit(Candidate proved, Door door) {
        return proved instanceof Owned(ScramKeys _, LoginRow row, Credential credential)
                ? store.mailbox(row.account().address().toString())
                        .filter(now -> stillHas(now, credential))
                        .map(now -> admission.decide(now, credential, door))
                        .orElseGet(() -> new LoginOutcome.Refused("wrong password"))
                : new LoginOutcome.Refused("no such mailbox");
    }

    private boolean stillHas(LoginRow now, Credential credential) {
        return switch (credential) {
            case Credential.Main main -> main.passwordHash().equals(now.password().passwordHash());
            case Credential.App app ->
                    store.appPasswords(now.account().mailboxId()).stream()
                            .anyMatch(one ->
                                    one.id() == app.id()
                                            && one.passwordHash().equals(app.passwordHash())
                                            && one.protocols().equals(app.protocols()));
            case Credential.Token() -> true;
        };
    }

    @Override
    public LoginOutcome admitByToken(String username, Door door) {
        return canonical(username)
                .flatMap(store::mailbox)
                .map(row -> admission.decide(row, new Credential.Token(), door))
                .orElseGet(() -> new LoginOutcome.Refused("no mailbox for the token's user"));
    }

    static Optional<String> canonical(String username) {
        try {
            return Optional.of(MailAddress.parse(username.strip()).canonical().toString());
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }
}
