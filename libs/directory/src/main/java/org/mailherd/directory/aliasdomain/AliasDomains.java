package org.mailherd.directory.aliasdomain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.DomainNames;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alias domains to look at and to edit. */
@Service
@Transactional
public class AliasDomains {
    private final AliasDomainRows rows;
    private final Domains domains;
    private final DomainNames names;
    private final ApplicationEventPublisher events;

    AliasDomains(
            AliasDomainRows rows,
            Domains domains,
            DomainNames names,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.domains = domains;
        this.names = names;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<AliasDomain> all() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    public Optional<AliasDomain> find(String name) {
        return rows.find(name);
    }

    /**
     * A new one has its own signing keys at once, as a domain has.
     *
     * @param name as typed
     * @return the name as stored
     * @throws EntryRejected if it may not be added
     */
    public String add(String name, String target, boolean active) {
        Faults faults = new Faults();
        String checked = names.checkNew("alias_domain", name, faults);
        String home = checkTarget(target, checked, faults);
        faults.throwIfAny();
        rows.insert(checked, home, active);
        events.publishEvent(new DirectoryChanged(checked));
        return checked;
    }

    /**
     * @throws EntryRejected if there is no such alias domain or the change may not be
     */
    public void change(String name, String target, boolean active) {
        String known = require(name);
        Faults faults = new Faults();
        String home = checkTarget(target, known, faults);
        faults.throwIfAny();
        rows.update(known, home, active);
        events.publishEvent(new DirectoryChanged(known));
    }

    /**
     * Its temporary aliases, silent copies and signing keys go with it.
     *
     * @throws EntryRejected if there is no such alias domain
     */
    public void delete(String name) {
        String known = require(name);
        rows.delete(known);
        events.publishEvent(new DirectoryChanged(known));
    }

    private String checkTarget(String typed, String name, Faults faults) {
        String target = typed.strip().toLowerCase(Locale.ROOT);
        Optional<DomainSettings> home = domains.find(target).map(found -> found.settings());
        if (target.equals(name)) {
            faults.add(
                    "target_domain",
                    "aliasd_targetd_identical",
                    "A domain cannot stand for itself.",
                    target);
        } else if (home.isEmpty()) {
            faults.add(
                    "target_domain",
                    "targetd_not_found",
                    "There is no domain " + target + " here.",
                    target);
        } else if (home.get().backupmx()) {
            faults.add(
                    "target_domain",
                    "targetd_relay_domain",
                    "Mail for " + target + " is only relayed: it keeps no mail here.",
                    target);
        }
        return target;
    }

    private String require(String name) {
        return rows.find(name)
                .map(AliasDomain::name)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "alias_domain",
                                "alias_domain_invalid",
                                "There is no alias domain " + name + ".",
                                name));
    }
}
