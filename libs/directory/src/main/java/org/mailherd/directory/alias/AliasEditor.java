package org.mailherd.directory.alias;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.AddressRegister;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and deletes aliases within the limits of their domain. */
@Service
@Transactional
public class AliasEditor {
    private final AliasRepository aliases;
    private final Domains domains;
    private final AddressRegister addresses;
    private final ApplicationEventPublisher events;

    AliasEditor(
            AliasRepository aliases,
            Domains domains,
            AddressRegister addresses,
            ApplicationEventPublisher events) {
        this.aliases = aliases;
        this.domains = domains;
        this.addresses = addresses;
        this.events = events;
    }

    /**
     * @return the alias as stored
     * @throws EntryRejected if it may not be added
     */
    public AliasOverview add(AliasSettings settings) {
        AliasSettings checked = check(settings, null);
        Alias alias = aliases.save(new Alias(checked));
        events.publishEvent(new DirectoryChanged(checked.address()));
        return alias.overview();
    }

    /**
     * @throws EntryRejected if there is no such alias or the change may not be
     */
    public void change(long id, AliasSettings settings) {
        Alias alias = find(id);
        AliasSettings before = alias.overview().settings();
        AliasSettings checked = check(settings, before);
        alias.apply(checked);
        events.publishEvent(new DirectoryChanged(before.address()));
        events.publishEvent(new DirectoryChanged(checked.address()));
    }

    /**
     * @throws EntryRejected if there is no such alias
     */
    public void delete(long id) {
        Alias alias = find(id);
        aliases.delete(alias);
        events.publishEvent(new DirectoryChanged(alias.overview().settings().address()));
    }

    /** The settings in their stored form: lower case, A-labels, each destination once. */
    private AliasSettings check(AliasSettings given, @Nullable AliasSettings before) {
        Faults faults = new Faults();
        Optional<String> address = AliasAddresses.read(given.address(), faults);
        List<String> destinations = AliasAddresses.readDestinations(given.destinations(), faults);
        checkComment(given.publicComment(), "publicComment", faults);
        checkComment(given.privateComment(), "privateComment", faults);
        faults.addIf(
                address.filter(destinations::contains).isPresent(),
                "destinations",
                "alias_goto_identical",
                "The alias leads to itself.");
        address.ifPresent(it -> checkPlace(it, before, faults));
        faults.throwIfAny();
        return new AliasSettings(
                address.orElseThrow(),
                destinations,
                given.active(),
                given.internal(),
                given.senderAllowed(),
                given.publicComment().strip(),
                given.privateComment().strip());
    }

    private void checkPlace(String address, @Nullable AliasSettings before, Faults faults) {
        if (before != null && before.address().equals(address)) {
            return;
        }
        String name = address.substring(address.lastIndexOf('@') + 1);
        Optional<DomainOverview> domain = domains.find(name);
        if (domain.isEmpty()) {
            faults.add(
                    "address", "domain_not_found", "There is no domain " + name + " here.", name);
            return;
        }
        boolean newHere = before == null || !before.domain().equals(name);
        faults.addIf(
                newHere && domain.get().aliasesLeft() == 0,
                "address",
                "max_alias_exceeded",
                "The domain has all its " + domain.get().settings().aliases() + " aliases.");
        faults.addIf(
                addresses.isMailbox(address),
                "address",
                "is_mailbox",
                "That is a mailbox already.",
                address);
        faults.addIf(
                addresses.isTemporaryAlias(address),
                "address",
                "is_spam_alias",
                "That is a temporary alias already.",
                address);
        faults.addIf(
                addresses.isAlias(address),
                "address",
                "is_alias",
                "This alias exists already.",
                address);
    }

    private static void checkComment(String comment, String field, Faults faults) {
        faults.addIf(
                comment.strip().length() > 160,
                field,
                "comment_too_long",
                "At most 160 characters.");
    }

    private Alias find(long id) {
        return aliases.findById(id)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "address",
                                "alias_invalid",
                                "There is no such alias.",
                                String.valueOf(id)));
    }
}
