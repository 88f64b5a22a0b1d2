package org.mailherd.smtp.delivery;

import java.util.List;
import org.mailherd.smtp.delivery.DnsQuestions.Answer;
import org.mailherd.smtp.delivery.DnsQuestions.Mx;
import org.mailherd.smtp.routing.MailExchangers;
import org.mailherd.smtp.routing.RouteUnknownException;

/** The names of a domain's mail exchangers; of a domain without MX records its own. */
public final class ExchangerNames implements MailExchangers {
    private final DnsQuestions dns;

    public ExchangerNames(DnsQuestions dns) {
        this.dns = dns;
    }

    @Override
    public List<String> of(String domain) {
        return switch (dns.mx(domain)) {
            case Answer.Found<Mx>(List<Mx> records) ->
                    records.isEmpty()
                            ? List.of(domain)
                            : records.stream().map(Mx::host).filter(h -> !h.isEmpty()).toList();
            case Answer.NoSuchName<Mx>() -> List.of();
            case Answer.Unavailable<Mx>(String reason) ->
                    throw new RouteUnknownException(
                            "the mail exchangers of " + domain + " are unknown: " + reason);
        };
    }
}
