package org.mailherd.webmail.compose;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailmodel.InternationalName;

/**
 * A recipient field, read.
 *
 * @param unreadable what is not an address, as typed
 */
record Recipients(List<InternetAddress> addresses, List<String> unreadable) {

    Recipients {
        addresses = List.copyOf(addresses);
        unreadable = List.copyOf(unreadable);
    }

    /** Addresses separated by comma, semicolon or line, each with or without a name. */
    static Recipients parse(String field) {
        List<InternetAddress> addresses = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (var item : split(field)) {
            try {
                addresses.add(address(item));
            } catch (AddressException | IllegalArgumentException notAnAddress) {
                unreadable.add(item);
            }
        }
        return new Recipients(addresses, unreadable);
    }

    private static InternetAddress address(String item) throws AddressException {
        if (item.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("control character");
        }
        var parsed = new InternetAddress(item, true);
        var mailbox = parsed.getAddress();
        var at = mailbox == null ? -1 : mailbox.lastIndexOf('@');
        if (at < 1) {
            throw new AddressException("no domain");
        }
        parsed.setAddress(
                mailbox.substring(0, at + 1)
                        + InternationalName.toAscii(mailbox.substring(at + 1)));
        parsed.validate();
        return parsed;
    }

    /** Separators inside quotes belong to the name. */
    private static List<String> split(String field) {
        List<String> items = new ArrayList<>();
        var item = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < field.length(); i++) {
            var c = field.charAt(i);
            quoted ^= c == '"' && (i == 0 || field.charAt(i - 1) != '\\');
            if (!quoted && ",;\n\r".indexOf(c) >= 0) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString());
        return items.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
