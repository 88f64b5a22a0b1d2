package org.mailherd.antispam.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/** Reads the mailboxes of an address field such as From. */
public final class FromField {

    /** No person's From is longer; a stranger's may be as long as the header. */
    private static final int LENGTH_LIMIT = 4096;

    private FromField() {}

    /**
     * @param name display name, decoded; may be empty
     * @param address local part, at sign, domain
     * @param domain in lower case, A-labels where it is a domain name
     */
    public record Author(String name, String address, String domain) {}

    /** Whether there is more than is read. */
    public static boolean isCut(String value) {
        return value.length() > LENGTH_LIMIT;
    }

    /** The mailboxes with an address of both parts; none of a field that cannot be read. */
    public static List<Author> read(String value) {
        String octets = value.substring(0, Math.min(value.length(), LENGTH_LIMIT));
        // RFC 6532: a header field may be UTF-8; a header block keeps one character for each octet.
        String text =
                new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return LenientAddressParser.DEFAULT.parseAddressList(text).flatten().stream()
                .filter(FromField::isWhole)
                .map(FromField::author)
                .toList();
    }

    private static boolean isWhole(Mailbox mailbox) {
        String local = mailbox.getLocalPart();
        String domain = mailbox.getDomain();
        return local != null && !local.isEmpty() && domain != null && !domain.isEmpty();
    }

    private static Author author(Mailbox mailbox) {
        String domain = ascii(mailbox.getDomain());
        String name = mailbox.getName() == null ? "" : mailbox.getName();
        return new Author(name, mailbox.getLocalPart() + "@" + domain, domain);
    }

    private static String ascii(String domain) {
        try {
            return MailDomain.parse(domain);
        } catch (AddressSyntaxException e) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }
}
