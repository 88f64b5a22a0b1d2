package org.mailherd.mailauth.dmarc;

import java.util.List;
import java.util.Optional;

/**
 * RFC 7489 6.6.3: the record at the domain, else at its organization by the public suffix list,
 * else, as RFC 9091 adds, at a public suffix that says it is one.
 */
final class SuffixSearch implements DomainSearch {
    private final Records records;

    SuffixSearch(Records records) {
        this.records = records;
    }

    @Override
    public Discovery of(String domain) {
        String organizational = SuffixList.organizational(domain);
        String suffix = SuffixList.suffix(domain);
        boolean several = false;
        for (String name : List.of(domain, organizational, suffix)) {
            switch (records.at(name)) {
                case Records.One(DmarcRecord one) -> {
                    if (!name.equals(suffix)
                            || name.equals(domain)
                            || one.publicSuffix() == PublicSuffix.YES) {
                        return new Discovery(
                                organizational, Optional.of(new Published(name, one)), "", several);
                    }
                }
                case Records.Several() -> several = true;
                case Records.Unknown(String reason) -> {
                    if (!name.equals(suffix)) {
                        return new Discovery(organizational, Optional.empty(), reason, several);
                    }
                }
                case Records.None() -> {}
            }
        }
        return new Discovery(organizational, Optional.empty(), "", several);
    }
}
