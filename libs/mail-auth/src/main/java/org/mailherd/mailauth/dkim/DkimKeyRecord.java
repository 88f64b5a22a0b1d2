package org.mailherd.mailauth.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A key record (RFC 6376 3.6.1).
 *
 * @param keyType tag k
 * @param testing flag y
 * @param strict flag s: the identity's domain must be d itself
 */
public record DkimKeyRecord(String keyType, PublicKey publicKey, boolean testing, boolean strict) {

    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] RSA_ALGORITHM =
            HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final int ED25519_SIZE = 32;

    /**
     * Reads a TXT record.
     *
     * @throws IllegalArgumentException with the reason, when it is no usable key
     */
    public static DkimKeyRecord read(String txt) {
        try {
            return parse(txt);
        } catch (DkimException e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    static DkimKeyRecord parse(String txt) throws DkimException {
        TagList tags = TagList.parse(txt);
        if (tags.has("v")
                && !(tags.startsWith("v") && tags.get("v").equals(Optional.of("DKIM1")))) {
            throw new DkimException("key record is not of version DKIM1");
        }
        if (tags.list("h").map(hashes -> !hashes.contains("sha256")).orElse(false)) {
            throw new DkimException("key does not allow sha256");
        }
        if (tags.list("s")
                .map(services -> !services.contains("*") && !services.contains("email"))
                .orElse(false)) {
            throw new DkimException("key is not for mail");
        }
        if (tags.get("p").map(String::isEmpty).orElse(false)) {
            throw new DkimException("key is revoked");
        }
        List<String> flags = tags.list("t").orElse(List.of());
        String keyType = tags.get("k").orElse("rsa");
        return new DkimKeyRecord(
                keyType,
                publicKey(keyType, tags.requiredCompact("p")),
                flags.contains("y"),
                flags.contains("s"));
    }

    /** Bits of an RSA modulus; 256 for Ed25519. */
    public int bits() {
        return publicKey instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : 8 * ED25519_SIZE;
    }

    private static PublicKey publicKey(String keyType, String base64) throws DkimException {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            return switch (keyType) {
                case "rsa" -> rsa(octets);
                case "ed25519" -> ed25519(octets);
                default -> throw new DkimException("key type is unknown");
            };
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new DkimException("key is broken");
        }
    }

    /** RFC 8463 4.2: the bare 32 octets. */
    private static PublicKey ed25519(byte[] octets) throws GeneralSecurityException, DkimException {
        if (octets.length != ED25519_SIZE) {
            throw new DkimException("key is broken");
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(joined(ED25519_SPKI, octets)));
    }

    /**
     * A SubjectPublicKeyInfo as everybody publishes it, or the RSAPublicKey that RFC 6376 3.6.1
     * asks for.
     */
    private static PublicKey rsa(byte[] octets) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        if (!beginsWithNumber(octets)) {
            return factory.generatePublic(new X509EncodedKeySpec(octets));
        }
        byte[] bits = der(0x03, joined(new byte[] {0}, octets));
        return factory.generatePublic(
                new X509EncodedKeySpec(der(0x30, joined(RSA_ALGORITHM, bits))));
    }

    /** Whether the sequence begins with an INTEGER, as an RSAPublicKey does. */
    private static boolean beginsWithNumber(byte[] octets) {
        if (octets.length < 2) {
            return false;
        }
        int content = octets[1] >= 0 ? 2 : 2 + (octets[1] & 0x7f);
        return content < octets.length && octets[content] == 0x02;
    }

    private static byte[] der(int tag, byte[] content) {
        byte[] start = {
            (byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length
        };
        return joined(start, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
