package org.mailherd.adminui.domain;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.dkim.SigningKeyStore.StoredKey;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.stereotype.Component;

/** The DNS records that a domain needs to receive mail here and to be believed elsewhere. */
@Component
class RecordsToSet {
    private final SigningKeyStore keys;
    private final String hostname;

    RecordsToSet(SigningKeyStore keys, PlatformProperties host) {
        this.keys = keys;
        this.hostname = host.hostname();
    }

    /**
     * @param type such as MX
     */
    record DnsRecord(String name, String type, String value) {}

    /**
     * A signing key as the page shows it.
     *
     * @param tone of its badge
     * @param note what it waits for
     */
    record KeyLine(String selector, String kind, String state, String tone, String note) {}

    List<KeyLine> keys(String domain) {
        return keys.all(domain).stream().map(RecordsToSet::line).toList();
    }

    private static KeyLine line(StoredKey stored) {
        String kind =
                switch (stored.key().algorithm()) {
                    case RSA -> "RSA";
                    case ED25519 -> "Ed25519";
                };
        String selector = stored.key().selector();
        return switch (stored.state()) {
            case PUBLISHED ->
                    new KeyLine(
                            selector,
                            kind,
                            "Waiting",
                            "warn",
                            stored.seen().isPresent()
                                    ? "Its record stands in the DNS; it signs soon."
                                    : "Set its record below; it signs once the DNS shows it.");
            case ACTIVE -> new KeyLine(selector, kind, "Signing", "good", "Keep its record.");
            case RETIRED ->
                    new KeyLine(
                            selector,
                            kind,
                            "Retired",
                            "",
                            "Keep its record for mail that is still under way.");
            case REVOKED ->
                    new KeyLine(
                            selector,
                            kind,
                            "Withdrawn",
                            "",
                            "Set its empty record below, later delete the key.");
        };
    }

    List<DnsRecord> of(String domain) {
        List<DnsRecord> records = new ArrayList<>();
        records.add(new DnsRecord(domain, "MX", "10 " + hostname + "."));
        records.add(new DnsRecord(domain, "TXT", "v=spf1 mx -all"));
        keys.all(domain)
                .forEach(stored ->
                        records.add(
                                new DnsRecord(
                                        stored.key().recordName(),
                                        "TXT",
                                        stored.key().dnsRecord())));
        records.add(
                new DnsRecord(
                        "_dmarc." + domain,
                        "TXT",
                        "v=DMARC1; p=quarantine; rua=mailto:postmaster@" + domain));
        records.add(new DnsRecord("autoconfig." + domain, "CNAME", hostname + "."));
        records.add(new DnsRecord("autodiscover." + domain, "CNAME", hostname + "."));
        return records;
    }
}
