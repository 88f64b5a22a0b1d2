package org.mailherd.directory.recipient;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rewrites by recipient maps, then finds the class of the address ({@link AddressClasses}), then
 * expands aliases to their end ({@link Expansion}). Asks the database once for a mailbox, and once
 * more for each level of aliases, however many addresses a level has.
 */
public final class DirectoryRecipientResolver implements RecipientResolver {
    private static final int MAX_REWRITES = 10;

    private final DirectoryRows directory;

    public DirectoryRecipientResolver(JdbcClient jdbc, Clock clock) {
        this(new JdbcDirectoryRows(jdbc, clock));
    }

    DirectoryRecipientResolver(DirectoryRows directory) {
        this.directory = directory;
    }

    @Override
    public void forget() {
        directory.forget();
    }

    /** An address with everything the tables say of it. */
    private record Found(
            MailAddress address, Optional<HomeDomain> home, Lookup lookup, AddressRows rows) {
        /** By the first map that names the address, the address without tag, or its domain. */
        Optional<MailAddress> rewritten() {
            return rows.rewrite(lookup.all()).flatMap(this::rewritten);
        }

        Optional<Match> match() {
            return home.map(ours -> AddressClasses.match(address, ours, lookup, rows));
        }

        /** A domain alone keeps the part before it. */
        private String withDomain(String atDomain) {
            String all = address.toString();
            return all.substring(0, all.lastIndexOf('@')) + atDomain;
        }

        private Optional<MailAddress> rewritten(String to) {
            return Expansion.read(to.startsWith("@") ? withDomain(to) : to);
        }
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        Expansion expansion = new Expansion(recipient, directory);
        Found found = find(recipient);
        expansion.addCopies(found.lookup(), found.rows());
        boolean ours = found.home().isPresent();
        Set<MailAddress> seen = new HashSet<>(List.of(recipient.canonical()));
        Optional<MailAddress> next = found.rewritten();
        // a map that leads back ends where it began to
        while (next.isPresent() && seen.add(next.get().canonical())) {
            if (seen.size() > MAX_REWRITES) {
                throw new ExpansionLimitException(recipient, MAX_REWRITES + " recipient maps");
            }
            found = find(next.get());
            expansion.addCopies(found.lookup(), found.rows());
            next = found.rewritten();
        }
        if (seen.size() == 1 && !ours) {
            return new Resolution.NotLocal();
        }
        MailAddress last = found.address();
        Audience audience = ours ? Audience.EVERYBODY : Audience.OWN_PEOPLE;
        return found.match()
                .map(match -> expansion.expand(match, audience))
                .orElseGet(() -> expansion.elsewhere(last, audience));
    }

    @Override
    public List<MailAddress> copiesOfSent(MailAddress sender) {
        HomeDomain home = directory.homes(Set.of(sender.domain())).get(sender.domain());
        if (home == null) {
            return List.of();
        }
        List<String> names = Lookup.of(sender, home.domain()).all();
        return directory.sentCopies(Set.copyOf(names)).copy(names).stream()
                .flatMap(text -> Expansion.read(text).stream())
                .toList();
    }

    @Override
    public List<MailAddress> postmasters() {
        return directory.postmasters().stream()
                .flatMap(text -> Expansion.read(text).stream())
                .toList();
    }

    private Found find(MailAddress address) {
        Map<String, HomeDomain> homes = directory.homes(Set.of(address.domain()));
        Optional<HomeDomain> home = Optional.ofNullable(homes.get(address.domain()));
        Lookup lookup = Lookup.of(address, home.map(HomeDomain::domain).orElse(address.domain()));
        return new Found(address, home, lookup, directory.rows(Set.copyOf(lookup.all())));
    }
}
