package org.mailherd.mailauth.dkim;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import java.util.stream.Stream;

/** The signing algorithms; rsa-sha1 must not be used (RFC 8301 3.1). */
public enum DkimAlgorithm {
    RSA_SHA256("rsa-sha256", "rsa", "SHA256withRSA"),
    ED25519_SHA256("ed25519-sha256", "ed25519", "Ed25519");

    private final String tag;
    private final String keyType;
    private final String jcaName;

    DkimAlgorithm(String tag, String keyType, String jcaName) {
        this.tag = tag;
        this.keyType = keyType;
        this.jcaName = jcaName;
    }

    public static Optional<DkimAlgorithm> of(String tag) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** Value of tag a. */
    public String tag() {
        return tag;
    }

    /** Value of tag k in the key record. */
    public String keyType() {
        return keyType;
    }

    /** Signs what {@link HeaderHash} or the like made. */
    public byte[] sign(byte[] input, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(jcaName);
        signer.initSign(key);
        signer.update(signed(input));
        return signer.sign();
    }

    public boolean verifies(byte[] input, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(jcaName);
            verifier.initVerify(key);
            verifier.update(signed(input));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length, among others
        }
    }

    /** RFC 8463 3: Ed25519 signs the SHA-256 hash; RSA's own algorithm hashes. */
    private byte[] signed(byte[] input) {
        return this == ED25519_SHA256 ? BodyHash.sha256().digest(input) : input;
    }
}
