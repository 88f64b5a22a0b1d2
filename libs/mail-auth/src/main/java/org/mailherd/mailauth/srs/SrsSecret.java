package org.mailherd.mailauth.srs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs rewritten addresses. */
public final class SrsSecret {
    private static final String HMAC = "HmacSHA256";
    private static final int LEAST_LENGTH = 16;
    private static final int HASH_LENGTH = 8; // 40 bits: nobody guesses that at RCPT within 21 days

    private final SecretKeySpec key;

    /**
     * @throws IllegalArgumentException if it is shorter than 16 characters
     */
    public SrsSecret(String text) {
        if (text.length() < LEAST_LENGTH) {
            throw new IllegalArgumentException("a secret for SRS has at least 16 characters");
        }
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** Eight characters of base32; upper and lower case of the text make no difference. */
    String hash(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] lower = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            byte[] octets = mac.doFinal(lower);
            StringBuilder hash = new StringBuilder();
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | (octets[i] & 0xff);
            }
            for (int i = HASH_LENGTH - 1; i >= 0; i--) {
                hash.append(Base32.digit((int) (bits >> (5 * i)) & 31));
            }
            return hash.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
