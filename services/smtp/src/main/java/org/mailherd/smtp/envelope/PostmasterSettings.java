package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who reads what is written to the postmaster.
 *
 * @param address here or elsewhere; empty: whoever fits best
 */
public record PostmasterSettings(@DefaultValue("") String address) {
    /** Adds what is wrong. */
    public void check(List<String> faults) {
        try {
            named();
        } catch (AddressSyntaxException e) {
            faults.add(
                    "mailherd.smtp.postmaster.address must be an address or empty: "
                            + e.getMessage());
        }
    }

    Optional<MailAddress> named() {
        return Optional.of(address.strip()).filter(text -> !text.isEmpty()).map(MailAddress::parse);
    }
}
