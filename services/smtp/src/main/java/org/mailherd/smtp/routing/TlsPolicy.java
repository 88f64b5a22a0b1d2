package org.mailherd.smtp.routing;

import java.util.List;

/**
 * How safe the connection must be; Postfix's levels and meanings (smtp_tls_policy_maps).
 *
 * @param match for VERIFY and SECURE the names a certificate may carry ({@code hostname}, {@code
 *     nexthop}, {@code dot-nexthop}, a name, {@code .domain}), empty for the level's own rule; for
 *     FINGERPRINT the digests, one of which must fit
 * @param protocols as in {@code protocols=}, such as {@code !TLSv1} or {@code >=TLSv1.3}; empty for
 *     ours
 */
public record TlsPolicy(Level level, List<String> match, List<String> protocols) {
    /** What a server gets without an entry of its own. */
    public static final TlsPolicy DEFAULT = new TlsPolicy(Level.DANE, List.of());

    /** From none to strict. */
    public enum Level {
        /** Clear text, even where TLS is offered. */
        NONE,
        /** TLS where it is offered, any certificate. */
        MAY,
        /** TLS or no delivery, any certificate. */
        ENCRYPT,
        /** DANE where DNSSEC proves TLSA records, else MTA-STS where published, else MAY. */
        DANE,
        /** DANE or no delivery. */
        DANE_ONLY,
        /** A trusted certificate with the name of the host (or of {@code match}). */
        VERIFY,
        /** A trusted certificate with the name of the next hop, not one DNS gave. */
        SECURE,
        /** A certificate or key whose digest is in {@code match}. */
        FINGERPRINT
    }

    public TlsPolicy {
        match = List.copyOf(match);
        protocols = List.copyOf(protocols);
    }

    public TlsPolicy(Level level, List<String> match) {
        this(level, match, List.of());
    }
}
