package org.mailherd.mailstore.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.structure.EnvelopeAddress;
import org.mailherd.mailstore.structure.TextDecoder;

/** Addresses of an envelope as a person reads and writes them, encoded words decoded. */
final class AddressText {
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    private AddressText() {}

    /** {@code Name <local@host>, local@host, Group: local@host;}. */
    static String of(List<EnvelopeAddress> addresses) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (EnvelopeAddress address : addresses) {
            if (address.host() == null && address.local() == null) {
                text.append(';');
                continue;
            }
            text.append(first ? "" : text.charAt(text.length() - 1) == ':' ? " " : ", ");
            first = false;
            append(text, address);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, EnvelopeAddress address) {
        if (address.host() == null) {
            text.append(decoded(address.local())).append(':');
        } else if (address.name() == null) {
            text.append(mailbox(address));
        } else {
            String name = decoded(address.name());
            text.append(isPhrase(name) ? name : quoted(name));
            text.append(" <").append(mailbox(address)).append('>');
        }
    }

    /** RFC 5256 section 3: the local part; of a group its name. */
    static String sortKey(EnvelopeAddress address) {
        return decoded(address.local());
    }

    /** RFC 5957 section 3.2: the name if there is one, else the address. */
    static String display(EnvelopeAddress address) {
        String name = decoded(address.name());
        if (!name.isEmpty()) {
            return name;
        }
        return address.host() == null ? decoded(address.local()) : mailbox(address);
    }

    private static String mailbox(EnvelopeAddress address) {
        String host = decoded(address.host());
        return host.isEmpty() ? decoded(address.local()) : decoded(address.local()) + "@" + host;
    }

    private static boolean isPhrase(String name) {
        return name.chars().noneMatch(c -> c < 0x80 && SPECIALS.indexOf(c) >= 0);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String decoded(@Nullable String octets) {
        return octets == null ? "" : TextDecoder.header(octets);
    }
}
