package org.mailherd.antispam.signing;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.arc.ArcSealing;
import org.mailherd.mailauth.header.HeaderBlock;
import org.springframework.stereotype.Component;

/**
 * Seals mail that is sent on to elsewhere (RFC 8617) with a key of the domain that does so: where
 * it arrives, SPF fails and a list may have broken the author's signature, but our word of what we
 * saw can be had. Local copies of the same message carry the seal too.
 */
@Component
public final class ForwardSealer {
    private final SigningKeys keys;
    private final Clock clock;

    public ForwardSealer(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A sealing for a message whose body follows; empty when it stays with us or the domain has no
     * key.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    public Optional<ArcSealing> begin(HeaderBlock header, Envelope envelope) {
        return envelope.forwarder()
                .map(keys::forDomain)
                .flatMap(ForwardSealer::best)
                .map(key ->
                        new ArcSealing(header, SubmissionSigner.signingKey(key), clock.instant()));
    }

    /** One seal an instance: RSA, for not everybody verifies Ed25519. */
    private static Optional<SigningKey> best(List<SigningKey> active) {
        return active.stream().min(Comparator.comparing(SigningKey::algorithm));
    }
}
