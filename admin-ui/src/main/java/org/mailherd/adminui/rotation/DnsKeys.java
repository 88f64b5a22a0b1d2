package org.mailherd.adminui.rotation;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.dkim.KeyRecord;
import org.mailherd.directory.rotation.PublishedKeys;
import org.mailherd.mailauth.dkim.DkimKeyRecord;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** What our resolver sees of keys. */
final class DnsKeys implements PublishedKeys {
    private final Dns dns;

    DnsKeys(Dns dns) {
        this.dns = dns;
    }

    @Override
    public Optional<Boolean> shows(KeyRecord key) {
        return switch (dns.txt(key.recordName())) {
            case Answer.Found<String>(List<String> texts) -> Optional.of(isKey(texts, key));
            case Answer.NoRecords<String>(), Answer.NoSuchName<String>() -> Optional.of(false);
            case Answer.Failure<String>(String _) -> Optional.empty();
        };
    }

    /** One record, as verifiers want it, with our key; however it is written. */
    private static boolean isKey(List<String> texts, KeyRecord key) {
        try {
            return texts.size() == 1
                    && DkimKeyRecord.read(texts.getFirst())
                            .publicKey()
                            .equals(DkimKeyRecord.read(key.dnsRecord()).publicKey());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
