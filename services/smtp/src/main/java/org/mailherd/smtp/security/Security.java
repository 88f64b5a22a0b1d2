package org.mailherd.smtp.security;

import java.util.List;
import org.mailherd.mailauth.dns.TlsaRecord;

/**
 * What a connection to one host must prove. Connections of equal security may carry each other's
 * mail.
 */
public sealed interface Security {
    /** Clear text, even where TLS is offered. */
    record Clear() implements Security {}

    /** TLS where it works, any certificate (RFC 7435). */
    record Opportunistic() implements Security {}

    /**
     * As {@link Opportunistic}, but who publishes the policy wants to hear of certificates that do
     * not fit (RFC 8461 5, mode testing).
     */
    record Observed(List<String> names) implements Security {}

    /** TLS with any certificate. */
    record Encrypted() implements Security {}

    /**
     * A certificate that TLSA records vouch for.
     *
     * @param names that count for usage 2
     */
    record Dane(List<TlsaRecord> records, List<String> names) implements Security {}

    /**
     * A certificate of a trusted authority for one of the names.
     *
     * @param source word for the log: {@code verified}, or {@code sts} when MTA-STS asked for it
     */
    record Trusted(List<String> names, String source) implements Security {}

    /** A certificate or key with one of the digests. */
    record Pinned(List<String> digests) implements Security {}

    /** Whether mail may go in clear text where TLS does not work. */
    default boolean allowsClear() {
        return this instanceof Clear || this instanceof Opportunistic || this instanceof Observed;
    }

    /** Whether the server's identity is proven: what REQUIRETLS demands (RFC 8689 4.2.1). */
    default boolean isVerified() {
        return this instanceof Dane || this instanceof Trusted || this instanceof Pinned;
    }
}
