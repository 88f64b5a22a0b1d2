package org.mailherd.directory.scram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677), client side, without channel binding. One object for one
 * login. Whatever the server says, the work is bounded.
 */
public final class ScramClient {
    /** RFC 7677 4; fewer would make the password easy to guess from what a forged server hears. */
    private static final int FEWEST = 4096;

    private static final int MOST = 1_000_000;
    private static final int LONGEST = 2000;
    private static final int NONCE = 18;
    private static final String HEADER = "n,,";

    private final String password;
    private final String nonce;
    private final String bare;
    private byte[] signature = new byte[0];

    public ScramClient(String username, String password) {
        this(username, password, randomNonce());
    }

    ScramClient(String username, String password, String nonce) {
        this.password = password;
        this.nonce = nonce;
        String name = PreparedText.of(username).replace("=", "=3D").replace(",", "=2C");
        this.bare = "n=" + name + ",r=" + nonce;
    }

    private static String randomNonce() {
        byte[] random = new byte[NONCE];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** The first message, for the initial response. */
    public String first() {
        return HEADER + bare;
    }

    /**
     * The second message.
     *
     * @param challenge what the server answered to the first
     * @return empty when it is no answer to our message, or asks for too little or too much work
     */
    public Optional<String> last(String challenge) {
        String[] parts = challenge.length() > LONGEST ? new String[0] : challenge.split(",", 4);
        if (parts.length < 3
                || !parts[0].startsWith("r=" + nonce)
                || parts[0].length() == nonce.length() + 2
                || !parts[1].startsWith("s=")
                || !parts[2].matches("i=[1-9][0-9]{0,6}")) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(parts[2].substring(2));
        Optional<byte[]> salt = decode(parts[1].substring(2));
        if (iterations < FEWEST || iterations > MOST || salt.isEmpty() || salt.get().length == 0) {
            return Optional.empty();
        }
        String unproven =
                "c="
                        + Base64.getEncoder()
                                .encodeToString(HEADER.getBytes(StandardCharsets.US_ASCII))
                        + ","
                        + parts[0];
        byte[] message = (bare + "," + challenge + "," + unproven).getBytes(StandardCharsets.UTF_8);
        byte[] salted = ScramKeys.salted(password, salt.get(), iterations);
        signature = ScramKeys.hmac(ScramKeys.serverKey(salted), message);
        byte[] proof = ScramKeys.clientKey(salted);
        byte[] mask = ScramKeys.hmac(ScramKeys.sha256(proof), message);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= mask[i];
        }
        return Optional.of(unproven + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Whether the server's last message proves that it knows the password too. */
    public boolean accepts(String message) {
        return signature.length > 0
                && message.startsWith("v=")
                && decode(message.substring(2))
                        .filter(one -> MessageDigest.isEqual(one, signature))
                        .isPresent();
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
