package org.mailherd.directory.recipient;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.recipient.AddressRows.MailboxRow;
import org.mailherd.mailmodel.MailAddress;

/**
 * The order in which the classes of addresses are asked; the first that knows the address decides.
 * As Postfix has it: aliases before mailboxes, the whole address before the one without its tag,
 * both before what stands for many.
 */
final class AddressClasses {
    private final MailAddress address;
    private final HomeDomain home;
    private final Lookup lookup;
    private final AddressRows rows;

    private AddressClasses(MailAddress address, HomeDomain home, Lookup lookup, AddressRows rows) {
        this.address = address;
        this.home = home;
        this.lookup = lookup;
        this.rows = rows;
    }

    static Match match(MailAddress address, HomeDomain home, Lookup lookup, AddressRows rows) {
        return new AddressClasses(address, home, lookup, rows).match();
    }

    private Match match() {
        if (!home.active()) {
            return new Match.Off("domain is inactive");
        }
        return named(lookup.exact(), Optional.empty())
                .or(() -> named(lookup.untagged(), lookup.tag()))
                .or(this::wildcard)
                .or(this::catchAll)
                .orElseGet(this::stranger);
    }

    private Optional<Match> named(List<String> names, Optional<String> tag) {
        return rows.alias(names)
                .or(() -> rows.temporary(names))
                .map(row -> alias(row, tag))
                .or(() -> mailbox(names, tag));
    }

    private static Match alias(AliasRow row, Optional<String> tag) {
        return switch (row.state()) {
            case ON -> new Match.ToMembers(row, tag);
            case OFF -> new Match.Off("alias is inactive");
            case EXPIRED -> new Match.Nobody("temporary alias has expired");
        };
    }

    /** Only in the domain itself, which stands last: an alias domain has none of its own. */
    private Optional<Match> mailbox(List<String> names, Optional<String> tag) {
        return names.isEmpty()
                ? Optional.empty()
                : rows.mailbox(names.getLast()).map(row -> mailbox(names.getLast(), row, tag));
    }

    private Match mailbox(String name, MailboxRow row, Optional<String> tag) {
        if (home.holdsMailboxes()) {
            return row.active()
                    ? new Match.ToMailbox(row.id(), MailAddress.parse(name), tag)
                    : new Match.Off("mailbox is inactive");
        }
        return row.active() || home.relaysUnknown()
                ? nextHop()
                : new Match.Off("recipient is inactive");
    }

    private Optional<Match> wildcard() {
        return home.pattern(lookup.local()).map(row -> alias(row, Optional.empty()));
    }

    private Optional<Match> catchAll() {
        return rows.alias(List.of("@" + home.domain()))
                .filter(row -> row.state() == AliasRow.State.ON)
                .map(row -> alias(row, Optional.empty()));
    }

    private Match stranger() {
        return home.relaysUnknown()
                ? nextHop()
                : new Match.Nobody("no mailbox, alias or catch-all");
    }

    private Match nextHop() {
        return new Match.ToNextHop(new MailAddress(address.localPart(), home.domain()));
    }
}
