package org.mailherd.imap.lmtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.SmtpReply;

/**
 * NOTIFY and ORCPT of RCPT (RFC 3461 4). Reports are smtp's business, which knows from our reply
 * what became of the message; the original recipient is for the scripts.
 */
record DsnParameters(Optional<String> originalRecipient, Optional<SmtpReply> refusal) {
    private static final Set<String> EVENTS = Set.of("SUCCESS", "FAILURE", "DELAY");

    static DsnParameters read(List<String> parameters) {
        Optional<String> original = Optional.empty();
        for (String parameter : parameters) {
            if (parameter.startsWith("ORCPT=")) {
                String value = parameter.substring("ORCPT=".length());
                int type = value.indexOf(';');
                Optional<String> address =
                        type < 1 ? Optional.empty() : Xtext.decode(value.substring(type + 1));
                if (address.isEmpty()) {
                    return refused(501, "ORCPT is an address type, a semicolon and xtext");
                }
                String name = value.substring(0, type).toLowerCase(Locale.ROOT);
                original = name.equals("rfc822") || name.equals("utf-8") ? address : original;
            } else if (parameter.startsWith("NOTIFY=")) {
                String value = parameter.substring("NOTIFY=".length());
                if (!value.equals("NEVER") && !EVENTS.containsAll(List.of(value.split(",", -1)))) {
                    return refused(501, "NOTIFY is NEVER or a list of SUCCESS, FAILURE, DELAY");
                }
            } else {
                return refused(555, "Parameter not recognized");
            }
        }
        return new DsnParameters(original, Optional.empty());
    }

    private static DsnParameters refused(int code, String text) {
        return new DsnParameters(Optional.empty(), Optional.of(SmtpReply.of(code, "5.5.4", text)));
    }
}
