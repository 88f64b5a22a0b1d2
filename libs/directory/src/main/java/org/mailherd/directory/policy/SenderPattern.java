package org.mailherd.directory.policy;

import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.MailDomain;

/**
 * Senders that a list names: one address, all of a domain, or all of the domains below one.
 *
 * @param text {@code local@domain}, {@code @domain} or {@code @*.domain}, in lower case, the domain
 *     in A-labels
 */
public record SenderPattern(String text) {
    private static final String BELOW = "@*.";

    /**
     * Reads what people write: an address, {@code domain}, {@code @domain}, {@code *@domain},
     * {@code *.domain} or {@code *@*.domain}; empty for anything else.
     */
    public static Optional<SenderPattern> parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("*@")) {
            text = text.substring(1);
        } else if (text.indexOf('@') < 0) {
            text = "@" + text;
        }
        try {
            if (text.startsWith(BELOW)) {
                return Optional.of(
                        new SenderPattern(BELOW + domain(text.substring(BELOW.length()))));
            }
            return Optional.of(
                    new SenderPattern(
                            text.startsWith("@")
                                    ? "@" + domain(text.substring(1))
                                    : MailAddress.parse(text).canonical().toString()));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    private static String domain(String text) throws AddressSyntaxException {
        String domain = MailDomain.parse(text);
        if (domain.indexOf('*') >= 0) {
            throw new AddressSyntaxException("a wildcard stands for whole names at the beginning");
        }
        return domain;
    }

    /**
     * @param address of a sender, in any case; its domain in A-labels
     */
    public boolean matches(String address) {
        String sender = address.toLowerCase(Locale.ROOT);
        int at = sender.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        if (text.startsWith(BELOW)) {
            return sender.substring(at + 1).endsWith(text.substring(2));
        }
        return text.startsWith("@") ? sender.substring(at).equals(text) : sender.equals(text);
    }

    /** Of two that match, the greater one knows the sender better. */
    int precision() {
        if (text.startsWith(BELOW)) {
            return text.length();
        }
        return (text.startsWith("@") ? 1_000 : 10_000) + text.length();
    }
}
