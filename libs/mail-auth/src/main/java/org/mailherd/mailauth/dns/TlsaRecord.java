package org.mailherd.mailauth.dns;

/**
 * One TLSA record (RFC 6698 2.1).
 *
 * @param usage 0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE
 * @param selector 0 the whole certificate, 1 its public key
 * @param matching 0 the octets themselves, 1 SHA-256, 2 SHA-512
 * @param association in lower case hexadecimal
 */
public record TlsaRecord(int usage, int selector, int matching, String association) {

    private static final int SHA256_DIGITS = 64;
    private static final int SHA512_DIGITS = 128;

    /**
     * Whether SMTP may use it: RFC 7672 3.1.3 leaves usages 0 and 1 out, and a digest of a wrong
     * length fits nothing.
     */
    public boolean isUsable() {
        return (usage == 2 || usage == 3)
                && (selector == 0 || selector == 1)
                && switch (matching) {
                    case 0 -> !association.isEmpty();
                    case 1 -> association.length() == SHA256_DIGITS;
                    case 2 -> association.length() == SHA512_DIGITS;
                    default -> false;
                };
    }

    /** As zone files have it. */
    @Override
    public String toString() {
        return usage + " " + selector + " " + matching + " " + association;
    }
}
