package org.mailherd.smtp.sendmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** The header fields of a message, each with its folded lines and without a last line end. */
final class MessageHead {
    private final List<String> fields = new ArrayList<>();

    /**
     * Takes one line of the header section, without its line end.
     *
     * @return false if it is no header line: the body begins with it
     */
    boolean take(String line) {
        if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
            fields.set(fields.size() - 1, fields.getLast() + "\r\n" + line);
            return true;
        }
        if (!line.matches("[\\x21-\\x39\\x3b-\\x7e]+[ \\t]*:.*")) {
            return false;
        }
        fields.add(line);
        return true;
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> name(field).equals(name));
    }

    void add(String field) {
        fields.add(field);
    }

    /** RFC 5322 3.6.3: nobody is to see who got a blind copy. */
    void removeBcc() {
        fields.removeIf(field -> name(field).equals("bcc"));
    }

    /** Addresses of To, Cc and Bcc, in their order. */
    List<String> recipients() {
        List<String> all = new ArrayList<>();
        for (String field : fields) {
            if (List.of("to", "cc", "bcc").contains(name(field))) {
                String value = field.substring(field.indexOf(':') + 1).replaceAll("\r\n", "");
                LenientAddressParser.DEFAULT.parseAddressList(value).flatten().stream()
                        .map(MessageHead::address)
                        .filter(address -> !address.isEmpty())
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String address(Mailbox mailbox) {
        String local = mailbox.getLocalPart() == null ? "" : mailbox.getLocalPart();
        return mailbox.getDomain() == null || local.isEmpty()
                ? local
                : local + "@" + mailbox.getDomain();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field).append("\r\n"));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
