package org.mailherd.imap.lmtp;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.delivery.DeliveryDirectory.Recipient;
import org.mailherd.imap.delivery.DeliveryRecipient;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/**
 * RCPT: finds the mailbox, that of the address itself or that of the address without its {@code
 * +tag}. The same question tells on which terms it takes mail, so that DATA need not ask again.
 */
final class RcptVerb implements LmtpVerb {
    private final DeliveryDirectory mailboxes;
    private final Clock clock;
    private final int maxRecipients;

    RcptVerb(DeliveryDirectory mailboxes, Clock clock, int maxRecipients) {
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.maxRecipients = maxRecipients;
    }

    @Override
    public String name() {
        return "RCPT";
    }

    @Override
    public List<SmtpReply> answer(String argument, LmtpTransaction transaction, Wire wire) {
        if (transaction.reversePath() == null) {
            return List.of(SmtpReply.of(503, "5.5.1", "Say MAIL first"));
        }
        Optional<PathArgument> path = PathArgument.parse(argument, "TO:");
        if (path.isEmpty()) {
            return List.of(SmtpReply.of(501, "5.5.4", "Syntax: RCPT TO:<address>"));
        }
        DsnParameters dsn = DsnParameters.read(path.get().named());
        if (dsn.refusal().isPresent()) {
            return List.of(dsn.refusal().get());
        }
        if (transaction.recipients().size() >= maxRecipients) {
            return List.of(SmtpReply.of(452, "4.5.3", "Too many recipients"));
        }
        return List.of(answer(path.get().path(), dsn.originalRecipient(), transaction));
    }

    private SmtpReply answer(
            String text, Optional<String> originalRecipient, LmtpTransaction transaction) {
        MailAddress address;
        try {
            address = MailAddress.parse(text);
        } catch (AddressSyntaxException e) {
            return SmtpReply.of(553, "5.1.3", "Not an address");
        }
        Optional<Recipient> found =
                mailboxes
                        .recipient(address)
                        .or(() -> untagged(address).flatMap(mailboxes::recipient));
        if (found.isEmpty()) {
            return SmtpReply.of(550, "5.1.1", "<" + address + ">: no such mailbox here");
        }
        DeliveryRecipient.Asked asked =
                new DeliveryRecipient.Asked(found.get().terms(), clock.instant());
        transaction.add(
                new DeliveryRecipient(address, found.get().mailbox(), originalRecipient, asked));
        return SmtpReply.of(250, "2.1.5", "Ok");
    }

    private static Optional<MailAddress> untagged(MailAddress address) {
        int plus = address.localPart().indexOf('+');
        return plus <= 0
                ? Optional.empty()
                : Optional.of(
                        new MailAddress(address.localPart().substring(0, plus), address.domain()));
    }
}
