package org.mailherd.antispam.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.policy.SpamPolicy;
import org.mailherd.directory.policy.SpamPolicySource;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.ExpansionLimitException;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.dao.DataAccessException;

/** Asks the directory where the recipients lead to, as the mail server does. */
public final class DirectoryBook implements PolicyBook {
    /** Behind all recipients of a message; an alias to more is judged by its domain's policy. */
    private static final int MOST = 2_000;

    private final RecipientResolver resolver;
    private final SpamPolicySource policies;

    public DirectoryBook(RecipientResolver resolver, SpamPolicySource policies) {
        this.resolver = resolver;
        this.policies = policies;
    }

    /**
     * @param policyOf whose policy counts
     */
    private record End(String recipient, String address, boolean mailbox, String policyOf) {}

    @Override
    public List<Party> parties(Envelope envelope) throws HoldUpException {
        try {
            List<End> ends = new ArrayList<>();
            for (String recipient : envelope.recipients()) {
                List<End> found = ends(recipient);
                boolean room = ends.size() + found.size() <= MOST;
                ends.addAll(room ? found : List.of(itself(recipient)));
            }
            Set<String> names = new LinkedHashSet<>();
            ends.forEach(end -> names.add(end.policyOf()));
            Map<String, SpamPolicy> wishes = names.isEmpty() ? Map.of() : policies.of(names);
            return ends.stream()
                    .map(end ->
                            new Party(
                                    end.recipient(),
                                    end.address(),
                                    end.mailbox(),
                                    wishes.getOrDefault(end.policyOf(), SpamPolicy.NONE)))
                    .toList();
        } catch (DataAccessException | ExpansionLimitException e) {
            throw new HoldUpException("the directory does not say who the recipients are: " + e);
        }
    }

    private static End itself(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        return new End(recipient, address, false, address);
    }

    private List<End> ends(String recipient) {
        try {
            Resolution resolution = resolver.resolve(MailAddress.parse(recipient));
            List<End> found =
                    resolution instanceof Resolution.Deliver deliver
                            ? deliver.destinations().stream()
                                    .flatMap(end -> end(recipient, end).stream())
                                    .toList()
                            : List.of();
            return found.isEmpty() ? List.of(itself(recipient)) : found;
        } catch (AddressSyntaxException _) {
            return List.of(itself(recipient));
        }
    }

    private static List<End> end(String recipient, Destination destination) {
        return switch (destination) {
            case Destination.LocalMailbox local -> {
                String mailbox = local.mailbox().canonical().toString();
                yield List.of(new End(recipient, mailbox, true, mailbox));
            }
            case Destination.Remote(MailAddress address) -> List.of(away(recipient, address));
            case Destination.Forward(MailAddress address) -> List.of(away(recipient, address));
            case Destination.Relay(MailAddress address) -> List.of(away(recipient, address));
            case Destination.Discard(), Destination.Learn(_) -> List.of();
        };
    }

    /** Elsewhere nobody of ours can wish: the domain that was written to does. */
    private static End away(String recipient, MailAddress address) {
        return new End(
                recipient,
                address.canonical().toString(),
                false,
                recipient.toLowerCase(Locale.ROOT));
    }
}
