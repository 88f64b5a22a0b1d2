package org.mailherd.directory.alias;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.directory.domain.Faults;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.MailDomain;

/** Reads the addresses of an alias as people type them. */
final class AliasAddresses {
    private static final int MAX_DESTINATIONS = 500;

    private AliasAddresses() {}

    static Optional<String> read(String text, Faults faults) {
        String typed = text.strip();
        try {
            return Optional.of(
                    typed.startsWith("@")
                            ? "@" + MailDomain.parse(typed.substring(1))
                            : plain(typed));
        } catch (AddressSyntaxException e) {
            faults.add(
                    "address",
                    "alias_invalid",
                    "An address like info@example.org, or @example.org.",
                    typed);
            return Optional.empty();
        }
    }

    static List<String> readDestinations(List<String> texts, Faults faults) {
        Set<String> found = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String text : texts) {
            try {
                found.add(plain(text.strip()));
            } catch (AddressSyntaxException e) {
                wrong.add(text);
            }
        }
        wrong.addAll(notServed(found));
        faults.addIf(
                !wrong.isEmpty(),
                "destinations",
                "goto_invalid",
                "Not an address: " + String.join(", ", wrong),
                wrong.toArray(String[]::new));
        faults.addIf(
                texts.isEmpty(),
                "destinations",
                "goto_empty",
                "Where shall its mail go? One address at least.");
        faults.addIf(
                found.stream().anyMatch(AliasSettings.PSEUDO::contains) && found.size() > 1,
                "destinations",
                "goto_invalid",
                "A target at localhost stands alone.");
        faults.addIf(
                found.size() > MAX_DESTINATIONS,
                "destinations",
                "goto_invalid",
                "At most " + MAX_DESTINATIONS + " addresses.");
        return List.copyOf(found);
    }

    /** A quoted local part could hold a comma, and the table keeps a comma list. */
    private static String plain(String text) {
        String address = MailAddress.parse(text).canonical().toString();
        if (address.startsWith("\"")) {
            throw new AddressSyntaxException("quoted local part");
        }
        return address;
    }

    /** Of addresses at localhost only mailcow's three are served; a pattern is no target. */
    private static List<String> notServed(Set<String> addresses) {
        return addresses.stream()
                .filter(address ->
                        address.contains("*")
                                || (address.endsWith("@localhost")
                                        && !AliasSettings.PSEUDO.contains(address)))
                .toList();
    }
}
