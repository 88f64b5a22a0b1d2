package org.mailherd.antispam.signing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimSigning;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;
import org.springframework.stereotype.Component;

/** Signs submitted mail with the keys of the domain in From. */
@Component
public final class SubmissionSigner {
    /** Set by imap on what a Sieve script sends on: it comes without login, and is not ours. */
    private static final String REDIRECTED = "X-Sieve-Redirected-From";

    private final SigningKeys keys;
    private final Clock clock;

    public SubmissionSigner(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A signing for a message whose body follows; without keys when From has not exactly one
     * author, its domain no key, or a Sieve script redirects the message: else a forged From of
     * ours would leave with a true signature.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    public DkimSigning begin(HeaderBlock header) {
        List<DkimSigningKey> signing =
                domain(header)
                        .filter(_ -> header.all(REDIRECTED).isEmpty())
                        .map(keys::forDomain)
                        .orElse(List.of())
                        .stream()
                        .map(SubmissionSigner::signingKey)
                        .toList();
        return new DkimSigning(header, signing, clock.instant());
    }

    private static Optional<String> domain(HeaderBlock header) {
        List<HeaderField> from = header.all("From");
        List<Author> authors =
                from.size() == 1 ? FromField.read(from.getFirst().value()) : List.of();
        return authors.size() == 1 ? Optional.of(authors.getFirst().domain()) : Optional.empty();
    }

    static DkimSigningKey signingKey(SigningKey key) {
        DkimAlgorithm algorithm =
                switch (key.algorithm()) {
                    case RSA -> DkimAlgorithm.RSA_SHA256;
                    case ED25519 -> DkimAlgorithm.ED25519_SHA256;
                };
        return new DkimSigningKey(key.domain(), key.selector(), algorithm, key.privateKey());
    }
}
