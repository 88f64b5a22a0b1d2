package org.mailherd.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The walk up the tree (RFC 9989 4.10), eight look-ups at most. A name of the public suffix list
 * whose record does not speak of it counts as one with {@code psd=y}: nobody's organization ends
 * above where others may register names, whatever a registry forgot to say.
 */
final class TreeWalk implements DomainSearch {
    private static final int LABEL_LIMIT = 8;

    private final Records records;

    TreeWalk(Records records) {
        this.records = records;
    }

    @Override
    public Discovery of(String domain) {
        return new Walk(domain).discovery();
    }

    /** One walk from its start upwards. */
    private final class Walk {
        private final String start;
        private final List<Published> found = new ArrayList<>();
        private String failure = "";
        private boolean several;

        Walk(String start) {
            this.start = start;
            String target = start;
            while (!target.isEmpty() && !visit(target)) {
                target = next(target);
            }
        }

        /**
         * @return whether the walk ends here
         */
        private boolean visit(String target) {
            return switch (records.at(target)) {
                case Records.One(DmarcRecord one) -> {
                    found.add(new Published(target, one));
                    yield switch (kind(target, one)) {
                        case NO -> true;
                        case YES -> !target.equals(start);
                        case UNKNOWN -> false;
                    };
                }
                case Records.None() -> false;
                case Records.Several() -> {
                    several = true;
                    yield false;
                }
                case Records.Unknown(String reason) -> {
                    // what a registry publishes decides nothing that we must wait for
                    failure = SuffixList.isSuffix(target) ? failure : reason;
                    yield false;
                }
            };
        }

        Discovery discovery() {
            String organizational = organizational();
            return new Discovery(organizational, policy(organizational), failure, several);
        }

        /** RFC 9989 4.10.2, from the longest name to the shortest. */
        private String organizational() {
            String shortest = start;
            for (Published published : found) {
                switch (kind(published.domain(), published.record())) {
                    case NO -> {
                        return published.domain();
                    }
                    case YES -> {
                        if (!published.domain().equals(start)) {
                            return below(published.domain());
                        }
                    }
                    case UNKNOWN -> shortest = published.domain();
                }
            }
            return shortest;
        }

        private String below(String suffix) {
            String rest = start.substring(0, start.length() - suffix.length() - 1);
            return rest.substring(rest.lastIndexOf('.') + 1) + "." + suffix;
        }

        /** RFC 9989 4.10.1: the domain's own, its organization's, the public suffix's. */
        private Optional<Published> policy(String organizational) {
            return at(start)
                    .or(() -> at(organizational))
                    .or(() ->
                            found.stream()
                                    .filter(record ->
                                            kind(record.domain(), record.record())
                                                    == PublicSuffix.YES)
                                    .findFirst());
        }

        private Optional<Published> at(String domain) {
            return found.stream().filter(record -> record.domain().equals(domain)).findFirst();
        }
    }

    private static PublicSuffix kind(String domain, DmarcRecord record) {
        return record.publicSuffix() == PublicSuffix.UNKNOWN && SuffixList.isSuffix(domain)
                ? PublicSuffix.YES
                : record.publicSuffix();
    }

    /** One label less; of a long name at most seven stay. Empty above a single label. */
    private static String next(String domain) {
        String parent = parent(domain);
        while (parent.chars().filter(c -> c == '.').count() >= LABEL_LIMIT - 1) {
            parent = parent(parent);
        }
        return parent;
    }

    private static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }
}
