package org.mailherd.mailauth.dmarc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** The records of one message's domains, each asked for once. For one thread. */
final class Records {

    /** What stands at {@code _dmarc} below a domain. */
    sealed interface Found {}

    record One(DmarcRecord record) implements Found {}

    record None() implements Found {}

    /** RFC 9989 4.10: more than one, and none counts. */
    record Several() implements Found {}

    record Unknown(String reason) implements Found {}

    private final Dns dns;
    private final Map<String, Found> known = new HashMap<>();

    Records(Dns dns) {
        this.dns = dns;
    }

    Found at(String domain) {
        return known.computeIfAbsent(domain, this::ask);
    }

    private Found ask(String domain) {
        return switch (dns.txt("_dmarc." + domain)) {
            case Answer.Found<String>(List<String> texts) -> read(texts);
            case Answer.NoRecords<String>(), Answer.NoSuchName<String>() -> new None();
            case Answer.Failure<String>(String reason) -> new Unknown(reason);
        };
    }

    private static Found read(List<String> texts) {
        List<DmarcRecord> records =
                texts.stream().map(DmarcRecord::parse).flatMap(Optional::stream).limit(2).toList();
        return switch (records.size()) {
            case 0 -> new None();
            case 1 -> new One(records.getFirst());
            default -> new Several();
        };
    }
}
