package org.mailherd.directory.domain;

import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which names a new domain or alias domain may have. */
@Component
public class DomainNames {
    private final AddressRegister addresses;
    private final String hostname;

    DomainNames(AddressRegister addresses, @Value("${mailherd.hostname}") String hostname) {
        this.addresses = addresses;
        this.hostname = hostname;
    }

    /**
     * @param field where the name was typed; its faults carry it
     * @param name as typed
     * @return in lower case with A-labels; as typed if it is no name
     */
    public String checkNew(String field, String name, Faults faults) {
        String domain;
        try {
            domain = MailDomain.parse(name.strip());
        } catch (AddressSyntaxException e) {
            faults.add(field, field + "_invalid", "Not a domain name.", name);
            return name;
        }
        if (domain.startsWith("[") || !domain.contains(".") || domain.contains("_")) {
            faults.add(
                    field,
                    field + "_invalid",
                    "A domain name has at least one dot, like example.org.",
                    domain);
        } else if (domain.equalsIgnoreCase(hostname)) {
            faults.add(
                    field,
                    "domain_matches_hostname",
                    "That is this server's own name; mail domains are different from it.",
                    domain);
        } else if (addresses.isDomainTaken(domain)) {
            faults.add(field, "domain_exists", "This domain exists already.", domain);
        }
        return domain;
    }
}
