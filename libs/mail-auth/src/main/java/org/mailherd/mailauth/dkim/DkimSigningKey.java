package org.mailherd.mailauth.dkim;

import java.security.PrivateKey;

/**
 * A key to sign with.
 *
 * @param domain tag d, A-labels
 * @param selector tag s
 * @param privateKey of the algorithm's kind
 */
public record DkimSigningKey(
        String domain, String selector, DkimAlgorithm algorithm, PrivateKey privateKey) {}
