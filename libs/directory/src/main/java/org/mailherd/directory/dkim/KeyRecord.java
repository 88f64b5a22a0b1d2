package org.mailherd.directory.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.mailherd.directory.dkim.SigningKey.Algorithm;

/**
 * A signing key as the world sees it: without the half that signs, which stays sealed.
 *
 * @param publicKey in base64, as in the {@code p=} tag
 * @param withdrawn whether its record is to say that it counts no more (RFC 6376 3.6.1)
 */
public record KeyRecord(
        String domain, String selector, Algorithm algorithm, String publicKey, boolean withdrawn) {
    private static final int ED25519_BITS = 256;

    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The TXT record that belongs at {@link #recordName()}. */
    public String dnsRecord() {
        return "v=DKIM1; k=" + algorithm.tag() + "; p=" + (withdrawn ? "" : publicKey);
    }

    /** The key's length. */
    public int bits() {
        return switch (algorithm) {
            case RSA -> rsaBits();
            case ED25519 -> ED25519_BITS;
        };
    }

    private int rsaBits() {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey);
            RSAPublicKey key =
                    (RSAPublicKey)
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(new X509EncodedKeySpec(encoded));
            return key.getModulus().bitLength();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the public half of " + recordName() + " is no key", e);
        }
    }
}
