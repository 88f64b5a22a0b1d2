package org.mailherd.smtp.delivery;

import java.util.List;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.MailExchanger;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.smtp.routing.MailExchangers;
import org.mailherd.smtp.routing.RouteUnknownException;

/** The names of a domain's mail exchangers; of a domain without MX records its own. */
final class ExchangerNames implements MailExchangers {
    private final SecureDns dns;

    ExchangerNames(SecureDns dns) {
        this.dns = dns;
    }

    @Override
    public List<String> of(String domain) {
        return switch (dns.mx(domain).answer()) {
            case Answer.Found<MailExchanger>(List<MailExchanger> records) ->
                    records.stream().filter(one -> !one.isNull()).map(MailExchanger::host).toList();
            case Answer.NoRecords<MailExchanger>() -> List.of(domain);
            case Answer.NoSuchName<MailExchanger>() -> List.of();
            case Answer.Failure<MailExchanger>(String reason) ->
                    throw new RouteUnknownException(
                            "the mail exchangers of " + domain + " are unknown: " + reason);
        };
    }
}
