package org.mailherd.directory.domain;

import org.mailherd.directory.dkim.SigningKeyStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and deletes domains by mailcow's rules. A new domain gets its DKIM key at once. */
@Service
@Transactional
public class DomainEditor {
    private final DomainRepository domains;
    private final AddressRegister addresses;
    private final DomainNames names;
    private final SigningKeyStore keys;
    private final ApplicationEventPublisher events;

    DomainEditor(
            DomainRepository domains,
            AddressRegister addresses,
            DomainNames names,
            SigningKeyStore keys,
            ApplicationEventPublisher events) {
        this.domains = domains;
        this.addresses = addresses;
        this.names = names;
        this.keys = keys;
        this.events = events;
    }

    /**
     * @param name as typed; stored in lower case with A-labels
     * @return the name as stored
     * @throws EntryRejected if it may not be added
     */
    public String add(String name, DomainSettings settings) {
        Faults faults = new Faults();
        String domain = names.checkNew("domain", name, faults);
        settings.check(faults);
        faults.throwIfAny();
        domains.save(new Domain(domain, settings));
        keys.createFirst(domain);
        events.publishEvent(new DirectoryChanged(domain));
        return domain;
    }

    /**
     * @throws EntryRejected if there is no such domain, or it holds more than the new limits allow
     */
    public void change(String name, DomainSettings settings) {
        DomainOverview now = domains.overview(name).orElseThrow(() -> unknown(name));
        Faults faults = new Faults();
        settings.check(faults);
        faults.addIf(
                settings.mailboxes() < now.mailboxCount(),
                "mailboxes",
                "mailboxes_in_use",
                "It has " + now.mailboxCount() + " mailboxes already.",
                String.valueOf(now.mailboxCount()));
        faults.addIf(
                settings.aliases() < now.aliasCount(),
                "aliases",
                "aliases_in_use",
                "It has " + now.aliasCount() + " aliases already.",
                String.valueOf(now.aliasCount()));
        checkQuotaInUse(settings, now, faults);
        faults.throwIfAny();
        domains.findByName(name).orElseThrow(() -> unknown(name)).apply(settings);
        events.publishEvent(new DirectoryChanged(name));
    }

    /**
     * Deletes the domain with its aliases, alias domains, BCC maps and signing keys.
     *
     * @throws EntryRejected if there is no such domain, or it still has mailboxes
     */
    public void delete(String name) {
        DomainOverview now = domains.overview(name).orElseThrow(() -> unknown(name));
        if (now.mailboxCount() > 0) {
            throw EntryRejected.of(
                    "domain",
                    "domain_not_empty",
                    "It still has " + now.mailboxCount() + " mailboxes: delete them first.",
                    String.valueOf(now.mailboxCount()));
        }
        keys.deleteAll(name);
        addresses.aliasDomainsOf(name).forEach(keys::deleteAll);
        addresses.forget(name);
        domains.deleteByName(name);
        events.publishEvent(new DirectoryChanged(name));
    }

    private static void checkQuotaInUse(
            DomainSettings settings, DomainOverview now, Faults faults) {
        long givenMib = now.quotaGiven() >> 20;
        faults.addIf(
                settings.quota() < givenMib,
                "quota",
                "max_quota_in_use",
                "Its mailboxes have " + givenMib + " MiB already.",
                String.valueOf(givenMib));
    }

    private static EntryRejected unknown(String name) {
        return EntryRejected.of(
                "domain", "domain_invalid", "There is no domain " + name + ".", name);
    }
}
