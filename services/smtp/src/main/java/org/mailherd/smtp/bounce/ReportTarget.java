package org.mailherd.smtp.bounce;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Transport;

/** Where a report goes: to one address; where aliases fan out, to the first. */
final class ReportTarget {
    private final RecipientResolver resolver;

    ReportTarget(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    /** Empty when the sender does not exist here. */
    Optional<NewRecipient> of(MailAddress sender) {
        return switch (resolver.resolve(sender)) {
            case Resolution.NotLocal() ->
                    Optional.of(new NewRecipient(sender, sender, Transport.REMOTE));
            case Resolution.Deliver deliver -> first(sender, deliver.destinations());
            case Resolution.Unknown(_), Resolution.Disabled(_) -> Optional.empty();
        };
    }

    private static Optional<NewRecipient> first(
            MailAddress sender, List<Destination> destinations) {
        return destinations.stream()
                .flatMap(destination -> recipient(sender, destination).stream())
                .findFirst();
    }

    private static Optional<NewRecipient> recipient(MailAddress sender, Destination destination) {
        return switch (destination) {
            case Destination.LocalMailbox local ->
                    Optional.of(new NewRecipient(local.address(), sender, Transport.LOCAL));
            case Destination.Remote(MailAddress address) ->
                    Optional.of(new NewRecipient(address, sender, Transport.REMOTE));
            case Destination.Forward(MailAddress address) ->
                    Optional.of(new NewRecipient(address, sender, Transport.FORWARD));
            case Destination.Relay(MailAddress address) ->
                    Optional.of(new NewRecipient(address, sender, Transport.RELAY));
            case Destination.Learn(_), Destination.Discard() -> Optional.empty();
        };
    }
}
