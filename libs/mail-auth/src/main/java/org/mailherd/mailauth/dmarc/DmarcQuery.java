package org.mailherd.mailauth.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dkim.DkimResult;

/**
 * What is known about a message before DMARC.
 *
 * @param authorDomains of all addresses of all From fields
 * @param spfDomain what SPF passed for: of the reverse path, or of HELO when that is null; empty
 *     when it did not pass
 * @param spfFailed whether SPF could not be told for now
 * @param dkim the results of all signatures
 * @param sample 0 to 99, by chance and the same when the message comes again: the share of tag pct
 *     that it falls into
 */
public record DmarcQuery(
        List<String> authorDomains,
        Optional<String> spfDomain,
        boolean spfFailed,
        List<DkimResult> dkim,
        int sample) {
    public DmarcQuery {
        authorDomains = List.copyOf(authorDomains);
        dkim = List.copyOf(dkim);
    }
}
