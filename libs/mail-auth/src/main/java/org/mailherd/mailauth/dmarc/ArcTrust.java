package org.mailherd.mailauth.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcWord;
import org.mailherd.mailauth.results.AuthenticationResults;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/**
 * Who may vouch for mail that was forwarded. A chain can be made by anybody: it says something only
 * as far back, from its newest seal, as every sealer is trusted.
 */
public final class ArcTrust {
    private final Set<String> sealers;

    /**
     * @param sealers domains that seal, tag d
     */
    public ArcTrust(List<String> sealers) {
        this.sealers = sealers.stream().map(ArcTrust::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Who saw the message pass before it was forwarded.
     *
     * @param author the domain whose DMARC failed here
     * @return the earliest trusted sealer, if it says that DMARC passed for this author
     */
    public Optional<String> vouches(ArcResult chain, String author) {
        return earliest(chain).filter(word -> says("pass", word, author)).map(ArcWord::sealer);
    }

    /**
     * Who handed the message on as it came, and did not see it fail.
     *
     * @param author a domain, whether or not it publishes for DMARC
     * @return the earliest trusted sealer, unless it says that DMARC failed for this author
     */
    public Optional<String> hands(ArcResult chain, String author) {
        return earliest(chain).filter(word -> !says("fail", word, author)).map(ArcWord::sealer);
    }

    private Optional<ArcWord> earliest(ArcResult chain) {
        if (chain.status() != ArcStatus.PASS) {
            return Optional.empty();
        }
        Optional<ArcWord> earliest = Optional.empty();
        for (ArcWord word : chain.words().reversed()) {
            if (!sealers.contains(key(word.sealer()))) {
                break;
            }
            earliest = Optional.of(word);
        }
        return earliest;
    }

    private static boolean says(String dmarc, ArcWord word, String author) {
        return AuthenticationResults.parse(word.results()).stream()
                .flatMap(results -> results.results().stream())
                .filter(result -> result.method().equals("dmarc"))
                .anyMatch(result ->
                        result.result().equals(dmarc)
                                && result.property("header.from")
                                        .map(ArcTrust::key)
                                        .filter(author::equals)
                                        .isPresent());
    }

    private static String key(String domain) {
        try {
            return MailDomain.parse(domain);
        } catch (AddressSyntaxException e) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }
}
