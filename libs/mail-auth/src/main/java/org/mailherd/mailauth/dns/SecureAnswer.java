package org.mailherd.mailauth.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * What a resolver's message says about one question: only records whose owner is the asked name or
 * what its aliases lead to count, whatever else a server puts in.
 *
 * @param life how long it may be kept; zero for failures
 */
record SecureAnswer(Answer<Record> answer, boolean authentic, String name, Duration life) {

    private static final int ALIAS_LIMIT = 11; // as unbound
    private static final Duration NEGATIVE = Duration.ofSeconds(60);

    static SecureAnswer failure(Name asked, String reason) {
        return new SecureAnswer(new Answer.Failure<>(reason), false, plain(asked), Duration.ZERO);
    }

    static SecureAnswer read(Message message, Name asked, int type) {
        int rcode = message.getRcode();
        boolean authentic = message.getHeader().getFlag(Flags.AD);
        if (rcode == Rcode.NXDOMAIN) {
            return new SecureAnswer(
                    new Answer.NoSuchName<>(), authentic, plain(asked), negativeLife(message));
        }
        if (rcode != Rcode.NOERROR) {
            return failure(asked, Rcode.string(rcode));
        }
        return follow(message.getSection(Section.ANSWER), asked, type)
                .map(found -> found.answer(authentic, negativeLife(message)))
                .orElseGet(() -> failure(asked, "more than " + ALIAS_LIMIT + " aliases"));
    }

    private record Chain(Name end, List<Record> records, long ttl) {
        SecureAnswer answer(boolean authentic, Duration negative) {
            return new SecureAnswer(
                    Answer.of(records),
                    authentic,
                    plain(end),
                    records.isEmpty() ? negative : Duration.ofSeconds(ttl));
        }
    }

    private static Optional<Chain> follow(List<Record> section, Name asked, int type) {
        Name at = asked;
        long ttl = Long.MAX_VALUE;
        for (int i = 0; i <= ALIAS_LIMIT; i++) {
            List<Record> wanted = new ArrayList<>();
            CNAMERecord alias = null;
            for (Record record : section) {
                if (!record.getName().equals(at)) {
                    continue;
                }
                if (record.getType() == type) {
                    wanted.add(record);
                    ttl = Math.min(ttl, record.getTTL());
                } else if (record instanceof CNAMERecord found) {
                    alias = found;
                }
            }
            if (!wanted.isEmpty() || alias == null) {
                return Optional.of(new Chain(at, wanted, ttl));
            }
            ttl = Math.min(ttl, alias.getTTL());
            at = alias.getTarget();
        }
        return Optional.empty();
    }

    /** RFC 2308 5, but a domain that was just set up must not wait long. */
    private static Duration negativeLife(Message message) {
        @Nullable Duration life = null;
        for (Record record : message.getSection(Section.AUTHORITY)) {
            if (record instanceof SOARecord soa) {
                life = Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum()));
            }
        }
        return life == null || life.compareTo(NEGATIVE) > 0 ? NEGATIVE : life;
    }

    private static String plain(Name name) {
        return DnsNames.plain(name).toLowerCase(Locale.ROOT);
    }
}
