package org.mailherd.directory.domain;

import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.MailDomain;

/** Reads addresses as people type them into the form in which the tables have them. */
public final class WrittenAddress {
    private static final int MAX_LENGTH = 320; // of the columns

    private WrittenAddress() {}

    /** In lower case with A-labels; empty where it is none, or one with a quoted local part. */
    public static Optional<String> address(String text) {
        try {
            String address = MailAddress.parse(text.strip()).canonical().toString();
            return Optional.of(address)
                    .filter(it -> !it.startsWith("\"") && it.length() <= MAX_LENGTH);
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    /** An address, or {@code @domain} for {@code @domain} and, as in mailcow, for the bare name. */
    public static Optional<String> addressOrDomain(String text) {
        String typed = text.strip();
        int at = typed.lastIndexOf('@');
        return at > 0 ? address(typed) : domain(typed.substring(at + 1)).map(name -> "@" + name);
    }

    /** What stands behind the last @ of an address or {@code @domain}. */
    public static String domainOf(String stored) {
        return stored.substring(stored.lastIndexOf('@') + 1);
    }

    private static Optional<String> domain(String text) {
        try {
            return Optional.of(MailDomain.parse(text)).filter(name -> !name.startsWith("["));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }
}
