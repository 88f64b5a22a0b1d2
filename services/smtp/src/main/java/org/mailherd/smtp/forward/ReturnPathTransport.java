package org.mailherd.smtp.forward;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailauth.srs.Srs;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Consignment;
import org.mailherd.smtp.delivery.DeliveryTransport;

/**
 * Gives somebody else's mail a return path in the domain that forwards it, so that SPF passes where
 * it arrives. The null path stays what it is, our own senders too; the queue keeps the true sender,
 * who hears from us when a copy cannot be delivered.
 */
final class ReturnPathTransport implements DeliveryTransport {
    private final DeliveryTransport outbound;
    private final RecipientResolver directory;
    private final Srs srs;

    ReturnPathTransport(DeliveryTransport outbound, RecipientResolver directory, Srs srs) {
        this.outbound = outbound;
        this.directory = directory;
        this.srs = srs;
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        Map<ReversePath, List<QueuedRecipient>> byPath = new LinkedHashMap<>();
        for (QueuedRecipient recipient : consignment.recipients()) {
            byPath.computeIfAbsent(
                            path(consignment.envelope().reversePath(), recipient),
                            _ -> new ArrayList<>())
                    .add(recipient);
        }
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        for (Map.Entry<ReversePath, List<QueuedRecipient>> group : byPath.entrySet()) {
            attempts.putAll(outbound.deliver(with(consignment, group.getKey(), group.getValue())));
        }
        return attempts;
    }

    private ReversePath path(ReversePath sender, QueuedRecipient recipient) {
        if (recipient.transport() != Transport.FORWARD
                || !(sender instanceof ReversePath.Of(MailAddress address))
                || !(directory.resolve(address) instanceof Resolution.NotLocal)) {
            return sender;
        }
        return srs.rewrite(address, recipient.original().domain())
                .map(ReversePath::of)
                .orElse(sender);
    }

    private static Consignment with(
            Consignment all, ReversePath path, List<QueuedRecipient> recipients) {
        MessageEnvelope envelope = all.envelope();
        return new Consignment(
                new MessageEnvelope(
                        envelope.id(),
                        envelope.origin(),
                        path,
                        envelope.clientAddress(),
                        envelope.login(),
                        envelope.terms(),
                        envelope.arrived()),
                all.domain(),
                recipients,
                all.size(),
                all.content());
    }
}
