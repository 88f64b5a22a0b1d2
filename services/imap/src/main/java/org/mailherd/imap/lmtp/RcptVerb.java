package org.mailherd.imap.lmtp;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.delivery.DeliveryRecipient;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/**
 * RCPT: finds the mailbox, that of the address itself or that of the address without its {@code
 * +tag}.
 */
final class RcptVerb implements LmtpVerb {
    private final MailboxDirectory mailboxes;
    private final int maxRecipients;

    RcptVerb(MailboxDirectory mailboxes, int maxRecipients) {
        this.mailboxes = mailboxes;
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
        Optional<MailboxAccount> mailbox =
                mailboxes.find(address).or(() -> untagged(address).flatMap(mailboxes::find));
        if (mailbox.isEmpty()) {
            return SmtpReply.of(550, "5.1.1", "<" + address + ">: no such mailbox here");
        }
        transaction.add(new DeliveryRecipient(address, mailbox.get(), originalRecipient));
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
