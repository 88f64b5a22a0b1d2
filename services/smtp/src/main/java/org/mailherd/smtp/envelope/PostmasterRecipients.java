package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailherd.directory.recipient.Audience;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;

/**
 * Somebody reads what is written to the postmaster of this host and of each domain here, whether or
 * not anybody made such an address (RFC 5321 4.5.1). An address of that name goes first; then who
 * the operator named; then the host name's postmaster, that of the oldest domain, the oldest
 * mailbox. It opens no relay: where mail goes does not depend on who sends it.
 */
public final class PostmasterRecipients implements RecipientResolver {
    private static final String NAME = "postmaster";

    private final RecipientResolver directory;
    private final Optional<MailAddress> named;
    private final MailAddress ofHost;

    /**
     * @param hostname what {@code <postmaster>} alone belongs to
     */
    public PostmasterRecipients(
            RecipientResolver directory, PostmasterSettings settings, String hostname) {
        this.directory = directory;
        this.named = settings.named();
        this.ofHost = new MailAddress(NAME, hostname).canonical();
    }

    static boolean isPostmaster(MailAddress address) {
        return address.localPart().equalsIgnoreCase(NAME);
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        Resolution known = directory.resolve(recipient);
        return isPostmaster(recipient) && isMissing(known, recipient) ? standIn() : known;
    }

    private boolean isMissing(Resolution known, MailAddress recipient) {
        return switch (known) {
            case Resolution.Deliver _ -> false;
            case Resolution.Unknown _, Resolution.Disabled _ -> true;
            case Resolution.NotLocal _ -> recipient.canonical().equals(ofHost);
        };
    }

    private Resolution standIn() {
        Optional<Resolution> chosen = named.flatMap(this::ofOperator);
        return chosen.or(() ->
                        Stream.concat(Stream.of(ofHost), directory.postmasters().stream())
                                .flatMap(address -> here(address).stream())
                                .findFirst())
                .orElseGet(() -> new Resolution.Unknown("no mailbox could stand in"));
    }

    private Optional<Resolution> ofOperator(MailAddress address) {
        return directory.resolve(address) instanceof Resolution.NotLocal
                ? Optional.of(new Resolution.Deliver(List.of(new Destination.Forward(address))))
                : here(address);
    }

    private Optional<Resolution> here(MailAddress address) {
        return directory.resolve(address) instanceof Resolution.Deliver deliver
                ? Optional.of(
                        new Resolution.Deliver(
                                deliver.destinations(),
                                Audience.EVERYBODY,
                                deliver.copies(),
                                List.of()))
                : Optional.empty();
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
