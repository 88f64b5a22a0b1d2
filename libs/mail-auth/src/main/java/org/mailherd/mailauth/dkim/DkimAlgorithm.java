package org.mailherd.mailauth.dkim;

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

    static Optional<DkimAlgorithm> of(String tag) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** Value of tag a. */
    public String tag() {
        return tag;
    }

    /** Value of tag k in the key record. */
    String keyType() {
        return keyType;
    }

    String jcaName() {
        return jcaName;
    }
}
