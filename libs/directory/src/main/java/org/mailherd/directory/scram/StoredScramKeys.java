package org.mailherd.directory.scram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * {@link ScramKeys} as text of a database column: {@code
 * SCRAM-SHA-256$iterations:salt$storedKey:serverKey$digest}. The digest is of the password hash
 * they were made beside: whoever changes that hash and forgets these keys leaves no old password
 * valid.
 */
public final class StoredScramKeys {
    private static final String SCHEME = "SCRAM-SHA-256";
    private static final int MAX_ITERATIONS = 10_000_000;

    private StoredScramKeys() {}

    public static String write(ScramKeys keys, String passwordHash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "%s$%d:%s$%s:%s$%s"
                .formatted(
                        SCHEME,
                        keys.iterations(),
                        base64.encodeToString(keys.salt()),
                        base64.encodeToString(keys.storedKey()),
                        base64.encodeToString(keys.serverKey()),
                        digest(passwordHash));
    }

    /** Empty when there are none, they belong to another password hash, or cannot be read. */
    public static Optional<ScramKeys> read(String text, String passwordHash) {
        String[] parts = text.split("[$:]", -1);
        if (parts.length != 6
                || !parts[0].equals(SCHEME)
                || !parts[5].equals(digest(passwordHash))) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            int iterations = Integer.parseInt(parts[1]);
            ScramKeys keys =
                    new ScramKeys(
                            base64.decode(parts[2]),
                            iterations,
                            base64.decode(parts[3]),
                            base64.decode(parts[4]));
            boolean sound =
                    iterations > 0
                            && iterations <= MAX_ITERATIONS
                            && keys.storedKey().length == ScramKeys.OCTETS
                            && keys.serverKey().length == ScramKeys.OCTETS;
            return sound ? Optional.of(keys) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String digest(String passwordHash) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(passwordHash.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
