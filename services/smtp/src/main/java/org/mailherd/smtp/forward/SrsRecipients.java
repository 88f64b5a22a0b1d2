package org.mailherd.smtp.forward;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailauth.srs.Srs;
import org.mailherd.mailmodel.MailAddress;

/**
 * Sends what comes back to a rewritten address of ours on to the sender it stands for. Not only
 * bounces: out-of-office notes come with a sender, and the address opens one mailbox alone, that of
 * somebody who wrote to us in the last three weeks. What is forged or too old is an unknown
 * recipient like any other.
 */
final class SrsRecipients implements RecipientResolver {
    private final RecipientResolver directory;
    private final Srs srs;

    SrsRecipients(RecipientResolver directory, Srs srs) {
        this.directory = directory;
        this.srs = srs;
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        Resolution known = directory.resolve(recipient);
        if (known instanceof Resolution.NotLocal || !Srs.isRewritten(recipient)) {
            return known;
        }
        // Before any catch-all: the form is ours in each of our domains.
        Optional<MailAddress> sender = srs.restore(recipient);
        return sender.isPresent()
                ? returned(sender.get())
                : new Resolution.Unknown("no address of ours");
    }

    /** The sender may have moved in with us since, or another forwarder's address may be meant. */
    private Resolution returned(MailAddress sender) {
        return directory.resolve(sender) instanceof Resolution.NotLocal
                ? new Resolution.Deliver(List.of(new Destination.Forward(sender)))
                : directory.resolve(sender);
    }

    @Override
    public List<MailAddress> copiesOfSent(MailAddress sender) {
        return directory.copiesOfSent(sender);
    }

    @Override
    public List<MailAddress> postmasters() {
        return directory.postmasters();
    }

    @Override
    public void forget() {
        directory.forget();
    }
}
