package org.mailherd.directory.login;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Both ways in: with a password in clear, or proved otherwise. What SASL mechanisms are made of.
 */
public record Logins(Authenticator passwords, ProvenLogins proven) {
    public static Logins over(JdbcClient jdbc, PasswordHashes hashes) {
        CredentialStore store = new CredentialStore(jdbc);
        Admission admission = new Admission(store);
        return new Logins(
                new PasswordAuthenticator(store, hashes, admission),
                new DirectoryLogins(store, admission));
    }
}
