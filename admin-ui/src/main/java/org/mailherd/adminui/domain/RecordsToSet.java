package org.mailherd.adminui.domain;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.directory.dkim.SigningKeyStore;
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
