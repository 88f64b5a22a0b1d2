package org.mailherd.directory.recipient;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.directory.recipient.AliasDirectory.MailboxRow;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks in this order: mailbox, alias, then both without {@code +tag}, then the catch-all of the
 * domain. An alias domain stands for its target. Aliases expand to their end here, loop-safe: an
 * address met twice counts once.
 */
public final class DirectoryRecipientResolver implements RecipientResolver {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_DESTINATIONS = 1000;
    // mailcow's destination of an alias whose mail is taken and thrown away
    private static final MailAddress DISCARD = new MailAddress("null", "localhost");

    private final AliasDirectory directory;

    public DirectoryRecipientResolver(JdbcClient jdbc) {
        this.directory = new AliasDirectory(jdbc);
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        Expansion expansion = new Expansion(recipient);
        Resolution first = expansion.expand(recipient, 0);
        if (first instanceof Resolution.Deliver && expansion.destinations.isEmpty()) {
            return new Resolution.Unknown("alias leads nowhere");
        }
        return first instanceof Resolution.Deliver
                ? new Resolution.Deliver(List.copyOf(expansion.destinations))
                : first;
    }

    private final class Expansion {
        private final MailAddress start;
        private final Set<MailAddress> seen = new HashSet<>();
        private final Set<Destination> destinations = new LinkedHashSet<>();

        Expansion(MailAddress start) {
            this.start = start;
        }

        Resolution expand(MailAddress given, int depth) {
            if (depth > MAX_DEPTH || destinations.size() > MAX_DESTINATIONS) {
                throw new ExpansionLimitException(start.toString());
            }
            MailAddress asked = given.canonical();
            Optional<String> domain = directory.localDomain(asked.domain());
            if (domain.isEmpty()) {
                return new Resolution.NotLocal();
            }
            MailAddress address = new MailAddress(asked.localPart(), domain.get());
            if (!seen.add(address)) {
                return new Resolution.Deliver(List.of(new Destination.Discard()));
            }
            return exact(address, Optional.empty(), depth)
                    .or(() -> withoutTag(address, depth))
                    .or(() -> alias("@" + address.domain(), depth))
                    .orElseGet(() -> new Resolution.Unknown("no mailbox, alias or catch-all"));
        }

        private Optional<Resolution> withoutTag(MailAddress address, int depth) {
            int plus = address.localPart().indexOf('+');
            if (plus <= 0) {
                return Optional.empty();
            }
            MailAddress base =
                    new MailAddress(address.localPart().substring(0, plus), address.domain());
            String tag = address.localPart().substring(plus + 1);
            return exact(base, Optional.of(tag).filter(t -> !t.isEmpty()), depth);
        }

        private Optional<Resolution> exact(
                MailAddress address, Optional<String> detail, int depth) {
            return directory
                    .mailbox(address.toString())
                    .map(row -> mailbox(row, address, detail))
                    .or(() -> alias(address.toString(), depth));
        }

        private Resolution mailbox(MailboxRow row, MailAddress address, Optional<String> detail) {
            if (row.active() == 0) {
                return new Resolution.Disabled("mailbox is inactive");
            }
            Destination destination = new Destination.LocalMailbox(row.id(), address, detail);
            destinations.add(destination);
            return new Resolution.Deliver(List.of(destination));
        }

        private Optional<Resolution> alias(String name, int depth) {
            List<MailAddress> targets = directory.aliasDestinations(name);
            if (targets.isEmpty()) {
                return Optional.empty();
            }
            for (MailAddress target : targets) {
                if (target.equals(DISCARD)) {
                    destinations.add(new Destination.Discard());
                } else if (expand(target, depth + 1) instanceof Resolution.NotLocal) {
                    destinations.add(new Destination.Forward(target));
                }
            }
            return Optional.of(new Resolution.Deliver(List.of(new Destination.Discard())));
        }
    }
}
