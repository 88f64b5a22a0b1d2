package org.mailherd.directory.recipient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/**
 * Follows aliases to their ends, level by level. Each address is followed once and each end is kept
 * once, so that a loop of aliases ends by itself; the bounds are for honest lists that are too
 * large.
 */
final class Expansion {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ADDRESSES = 10_000;

    private final MailAddress start;
    private final DirectoryRows directory;
    private final Set<MailAddress> met = new HashSet<>();
    private final Set<String> expanded = new HashSet<>();
    private final Map<Object, Destination> ends = new LinkedHashMap<>();
    private final Set<MailAddress> copies = new LinkedHashSet<>();
    private final List<String> deadEnds = new ArrayList<>();
    private final List<Resolution> refusals = new ArrayList<>();
    private List<Member> next = new ArrayList<>();

    /**
     * @param tag of the alias, for mailboxes that have none of their own
     */
    private record Member(MailAddress address, Optional<String> tag) {}

    Expansion(MailAddress start, DirectoryRows directory) {
        this.start = start;
        this.directory = directory;
    }

    /** The silent copy for an address on the way. */
    void addCopies(Lookup lookup, AddressRows rows) {
        rows.copy(lookup.all()).flatMap(Expansion::read).ifPresent(copies::add);
    }

    /** A recipient map led to an address that is none of ours. */
    Resolution elsewhere(MailAddress address, Audience audience) {
        leave(address);
        if (audience == Audience.OWN_PEOPLE) {
            ends.replaceAll((_, end) -> outgoing(end));
        }
        return result(audience);
    }

    private static Destination outgoing(Destination end) {
        return end instanceof Destination.Forward(MailAddress address)
                ? new Destination.Remote(address)
                : end;
    }

    Resolution expand(Match first, Audience audience) {
        follow(first, new Member(start, Optional.empty()));
        for (int depth = 1; !next.isEmpty(); depth++) {
            if (depth > MAX_DEPTH) {
                throw new ExpansionLimitException(start, MAX_DEPTH + " levels of aliases");
            }
            List<Member> level = next;
            next = new ArrayList<>();
            level(level);
        }
        return result(
                first instanceof Match.ToMembers(AliasRow alias, _) && alias.internal()
                        ? new Audience.Members(domain(alias.address()))
                        : audience);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private Resolution result(Audience audience) {
        if (!ends.isEmpty()) {
            return new Resolution.Deliver(
                    List.copyOf(ends.values()), audience, List.copyOf(copies), deadEnds);
        }
        return refusals.stream()
                .filter(Resolution.Unknown.class::isInstance)
                .findFirst()
                .or(() -> refusals.stream().findFirst())
                .orElseGet(() -> new Resolution.Unknown("alias leads nowhere"));
    }

    /** One question for all members of a level. */
    private void level(List<Member> members) {
        Map<String, HomeDomain> homes =
                directory.homes(
                        members.stream()
                                .filter(member -> PseudoAddresses.find(member.address()).isEmpty())
                                .map(member -> member.address().domain())
                                .collect(Collectors.toSet()));
        Map<Member, Lookup> ours = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            HomeDomain home = homes.get(member.address().domain());
            if (home != null) {
                Lookup lookup = Lookup.of(member.address(), home.domain());
                ours.put(member, lookup);
                names.addAll(lookup.all());
            }
        }
        AddressRows rows = names.isEmpty() ? new AddressRows() : directory.rows(names);
        for (Member member : members) {
            Lookup lookup = ours.get(member);
            HomeDomain home = homes.get(member.address().domain());
            if (lookup == null || home == null) {
                leave(member.address());
            } else {
                Match match = AddressClasses.match(member.address(), home, lookup, rows);
                if (match instanceof Match.ToMailbox) {
                    addCopies(lookup, rows);
                }
                follow(match, member);
            }
        }
    }

    private void leave(MailAddress address) {
        PseudoAddresses.find(address)
                .ifPresentOrElse(
                        end -> ends.put(end, end),
                        () ->
                                ends.putIfAbsent(
                                        address.canonical(), new Destination.Forward(address)));
    }

    private void follow(Match match, Member member) {
        switch (match) {
            case Match.ToMailbox(long id, MailAddress mailbox, Optional<String> tag) ->
                    ends.putIfAbsent(id, mailbox(id, mailbox, tag.or(member::tag)));
            case Match.ToNextHop(MailAddress address) ->
                    ends.putIfAbsent(address.canonical(), new Destination.Relay(address));
            case Match.ToMembers(AliasRow alias, Optional<String> tag) ->
                    open(alias, tag.or(member::tag));
            case Match.Off(String reason) -> refuse(member, new Resolution.Disabled(reason));
            case Match.Nobody(String reason) -> refuse(member, new Resolution.Unknown(reason));
        }
    }

    private void refuse(Member member, Resolution refusal) {
        deadEnds.add(member.address().toString());
        refusals.add(refusal);
    }

    private void open(AliasRow alias, Optional<String> tag) {
        if (!expanded.add(alias.address())) {
            return;
        }
        for (String text : alias.targets()) {
            Optional<MailAddress> target = read(text);
            if (target.isEmpty()) {
                deadEnds.add(text);
            } else if (met.add(target.get().canonical())) {
                next.add(new Member(target.get(), tag));
            }
            if (met.size() > MAX_ADDRESSES) {
                throw new ExpansionLimitException(start, MAX_ADDRESSES + " addresses");
            }
        }
    }

    /** A tag that makes the address too long is lost, not the mail. */
    private static Destination mailbox(long id, MailAddress mailbox, Optional<String> tag) {
        Destination.LocalMailbox tagged = new Destination.LocalMailbox(id, mailbox, tag);
        try {
            tagged.address();
            return tagged;
        } catch (AddressSyntaxException _) {
            return new Destination.LocalMailbox(id, mailbox, Optional.empty());
        }
    }

    /** Empty for what is no address: a broken row leads nowhere. */
    static Optional<MailAddress> read(String text) {
        try {
            return Optional.of(MailAddress.parse(text));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }
}
