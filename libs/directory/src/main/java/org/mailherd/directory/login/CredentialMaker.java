package org.mailherd.directory.login;

import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.mailherd.directory.scram.StoredScramKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes what is kept of a new password: a slow hash, and keys for SCRAM. */
public final class CredentialMaker {
    private final CredentialStore store;
    private final PasswordHashes hashes;

    /** What the columns of these names hold. */
    public record Made(String passwordHash, String scramKeys) {}

    public CredentialMaker(JdbcClient jdbc, PasswordHashes hashes) {
        this.store = new CredentialStore(jdbc);
        this.hashes = hashes;
    }

    /**
     * @param mailbox its address, canonical; an app password is made with its mailbox's
     */
    public Made make(String mailbox, String password) {
        String hash = hashes.hash(password);
        byte[] salt = store.salts().salt(mailbox);
        ScramKeys keys = ScramKeys.derive(password, salt, ScramSalts.ITERATIONS);
        return new Made(hash, StoredScramKeys.write(keys, hash));
    }
}
