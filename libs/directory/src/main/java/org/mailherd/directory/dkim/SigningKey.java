package org.mailherd.directory.dkim;

import java.security.PrivateKey;
import java.util.Locale;

/**
 * A key that signs for a domain (RFC 6376, 8463).
 *
 * @param domain the {@code d=} value
 * @param selector the {@code s=} value
 * @param algorithm of the key
 * @param privateKey never leaves the process
 * @param dnsRecord the TXT record that belongs at {@link #recordName()}
 */
public record SigningKey(
        String domain,
        String selector,
        Algorithm algorithm,
        PrivateKey privateKey,
        String dnsRecord) {

    /** What a key can be; the name in lower case is the {@code k=} value. */
    public enum Algorithm {
        RSA,
        ED25519;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    @Override
    public String toString() {
        return "SigningKey[" + recordName() + ", " + algorithm + "]";
    }
}
