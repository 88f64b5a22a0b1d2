package org.mailherd.directory.scram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The salt of every name, whether it exists or not: the same on each question and of the same form,
 * so that nobody learns names from it (RFC 5802 9). All credentials of a mailbox share its salt,
 * since SCRAM names the salt before it knows which password the client has.
 */
public final class ScramSalts {
    /**
     * RFC 7677 4 asks for 4096 or more. A constant: a count that a setting changes would tell old
     * accounts from names that do not exist.
     */
    public static final int ITERATIONS = 50_000;

    private static final int SALT = 16;

    private final byte[] secret;

    /**
     * @param secret 32 random octets, the same for all processes
     */
    public ScramSalts(byte[] secret) {
        this.secret = secret.clone();
    }

    public byte[] salt(String username) {
        return Arrays.copyOf(made("salt", username), SALT);
    }

    /** Keys that no proof fits, for names that have none. */
    public ScramKeys nobodysKeys(String username) {
        return new ScramKeys(
                salt(username), ITERATIONS, made("stored", username), made("server", username));
    }

    private byte[] made(String what, String username) {
        return ScramKeys.hmac(secret, (what + '\0' + username).getBytes(StandardCharsets.UTF_8));
    }
}
