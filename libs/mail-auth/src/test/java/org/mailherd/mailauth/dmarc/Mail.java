package org.mailherd.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;

/** A message as DMARC sees it. */
final class Mail {
    private final List<String> authors;
    private final List<DkimResult> dkim = new ArrayList<>();
    private Optional<String> spf = Optional.empty();
    private boolean spfFailed;
    private int sample;

    private Mail(List<String> authors) {
        this.authors = authors;
    }

    static Mail from(String... authors) {
        return new Mail(List.of(authors));
    }

    Mail spf(String domain) {
        spf = Optional.of(domain);
        return this;
    }

    Mail spfUnknown() {
        spfFailed = true;
        return this;
    }

    Mail dkim(String domain) {
        return dkim(DkimStatus.PASS, domain, false);
    }

    Mail dkimInTestMode(String domain) {
        return dkim(DkimStatus.PASS, domain, true, false);
    }

    Mail dkim(DkimStatus status, String domain, boolean bodyLimited) {
        return dkim(status, domain, false, bodyLimited);
    }

    private Mail dkim(DkimStatus status, String domain, boolean testing, boolean bodyLimited) {
        dkim.add(
                new DkimResult(
                        status,
                        domain,
                        "s",
                        "@" + domain,
                        "rsa-sha256",
                        "",
                        testing,
                        bodyLimited,
                        ""));
        return this;
    }

    Mail sample(int share) {
        sample = share;
        return this;
    }

    DmarcQuery query() {
        return new DmarcQuery(authors, spf, spfFailed, dkim, sample);
    }
}
