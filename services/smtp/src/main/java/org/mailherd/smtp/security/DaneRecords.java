package org.mailherd.smtp.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Proven;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.TlsaRecord;
import org.mailherd.smtp.mx.MailHost;

/** Looks for the TLSA records of a host (RFC 7672 2.2). */
final class DaneRecords {
    private final SecureDns dns;

    /** What there is. */
    sealed interface Found {
        record None() implements Found {}

        /**
         * @param base name at which the records are (RFC 7672 2.2.3)
         */
        record Usable(String base, List<TlsaRecord> records) implements Found {}

        /** They say "TLS", but not whose (RFC 7672 2.2). */
        record Unusable(String base) implements Found {}

        /** The look-up failed: somebody may want us to believe that there are none. */
        record Unknown(String reason) implements Found {}
    }

    DaneRecords(SecureDns dns) {
        this.dns = dns;
    }

    /** Without proven addresses there is nothing to ask: a forger could name his own host. */
    Found of(MailHost host, int port) {
        if (!host.authentic()) {
            return new Found.None();
        }
        Set<String> bases = new LinkedHashSet<>(List.of(host.canonical(), host.name()));
        for (String base : bases) {
            Found found = at(base, port);
            if (!(found instanceof Found.None)) {
                return found;
            }
        }
        return new Found.None();
    }

    private Found at(String base, int port) {
        Proven<TlsaRecord> answer = dns.tlsa("_" + port + "._tcp." + base);
        return switch (answer.answer()) {
            case Answer.NoRecords<TlsaRecord>() -> new Found.None();
            case Answer.NoSuchName<TlsaRecord>() -> new Found.None();
            case Answer.Failure<TlsaRecord>(String reason) -> new Found.Unknown(reason);
            case Answer.Found<TlsaRecord>(List<TlsaRecord> records) ->
                    answer.authentic() ? sorted(base, records) : new Found.None();
        };
    }

    private static Found sorted(String base, List<TlsaRecord> records) {
        List<TlsaRecord> usable = records.stream().filter(TlsaRecord::isUsable).toList();
        return usable.isEmpty() ? new Found.Unusable(base) : new Found.Usable(base, usable);
    }
}
