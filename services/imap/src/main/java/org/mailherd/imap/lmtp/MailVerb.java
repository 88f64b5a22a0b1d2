package org.mailherd.imap.lmtp;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** MAIL: begins a transaction. */
final class MailVerb implements LmtpVerb {
    private final long maxSize;

    MailVerb(long maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    public String name() {
        return "MAIL";
    }

    @Override
    public List<SmtpReply> answer(String argument, LmtpTransaction transaction, Wire wire) {
        Optional<PathArgument> path = PathArgument.parse(argument, "FROM:");
        if (path.isEmpty()) {
            return List.of(SmtpReply.of(501, "5.5.4", "Syntax: MAIL FROM:<address>"));
        }
        for (String parameter : path.get().named()) {
            Optional<SmtpReply> refusal = refusal(parameter);
            if (refusal.isPresent()) {
                return List.of(refusal.get());
            }
        }
        try {
            transaction.begin(ReversePath.parse("<" + path.get().path() + ">"));
            return List.of(SmtpReply.of(250, "2.1.0", "Ok"));
        } catch (AddressSyntaxException e) {
            return List.of(SmtpReply.of(553, "5.1.7", "Not an address"));
        }
    }

    private Optional<SmtpReply> refusal(String parameter) {
        if (parameter.startsWith("SIZE=")) {
            String digits = parameter.substring("SIZE=".length());
            if (!digits.matches("\\d{1,20}")) {
                return Optional.of(SmtpReply.of(501, "5.5.4", "SIZE needs a number"));
            }
            boolean tooBig = digits.length() > 18 || Long.parseLong(digits) > maxSize;
            return tooBig
                    ? Optional.of(SmtpReply.of(552, "5.3.4", "Message is too big"))
                    : Optional.empty();
        }
        if (parameter.startsWith("ENVID=")) {
            return Xtext.decode(parameter.substring("ENVID=".length())).isPresent()
                    ? Optional.empty()
                    : Optional.of(SmtpReply.of(501, "5.5.4", "ENVID is not xtext"));
        }
        return switch (parameter) {
            case "RET=FULL", "RET=HDRS", "BODY=7BIT", "BODY=8BITMIME", "SMTPUTF8" ->
                    Optional.empty();
            default -> Optional.of(SmtpReply.of(555, "5.5.4", "Parameter not recognized"));
        };
    }
}
