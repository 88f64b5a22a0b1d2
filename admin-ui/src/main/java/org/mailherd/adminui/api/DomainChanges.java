package org.mailherd.adminui.api;

import org.mailherd.directory.access.ArrivalTerms;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.routing.SenderIdentity;
import org.mailherd.directory.routing.SenderRoutes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each change of a domain wholly or not at all, though three editors have their part in it. */
@Component
@Transactional
class DomainChanges {
    private final Domains domains;
    private final DomainEditor editor;
    private final SenderRoutes routes;
    private final ArrivalTerms arrivals;

    DomainChanges(
            Domains domains, DomainEditor editor, SenderRoutes routes, ArrivalTerms arrivals) {
        this.domains = domains;
        this.editor = editor;
        this.routes = routes;
        this.arrivals = arrivals;
    }

    String add(Attributes given) {
        String name =
                editor.add(given.text("domain", ""), settings(given, DomainSettings.defaults()));
        route(name, given);
        whenFull(name, given);
        return name;
    }

    void edit(String name, Attributes given) {
        DomainSettings now =
                domains.find(name).map(DomainOverview::settings).orElse(DomainSettings.defaults());
        editor.change(name, settings(given, now));
        route(name, given);
        whenFull(name, given);
    }

    private void route(String name, Attributes given) {
        if (given.has("relayhost")) {
            routes.setDomain(name, given.number("relayhost", 0));
        }
        if (given.has("nexthop")) {
            routes.setNextHop(name, given.text("nexthop", ""));
        }
        if (given.has("source_v4") || given.has("source_v6") || given.has("helo_name")) {
            SenderIdentity now = routes.identity(name).orElse(new SenderIdentity("", "", ""));
            routes.setIdentity(
                    name,
                    new SenderIdentity(
                            given.text("source_v4", now.sourceV4()).strip(),
                            given.text("source_v6", now.sourceV6()).strip(),
                            given.text("helo_name", now.heloName()).strip()));
        }
    }

    private void whenFull(String name, Attributes given) {
        if (given.has("quota_full")) {
            String policy = given.text("quota_full", "").strip();
            if (!policy.equals("reject") && !policy.equals("defer")) {
                throw EntryRejected.of(
                        "quota_full", "quota_full_invalid", "reject or defer.", policy);
            }
            arrivals.setDefersWhenFull(name, policy.equals("defer"));
        }
    }

    private static DomainSettings settings(Attributes given, DomainSettings otherwise) {
        return new DomainSettings(
                given.text("description", otherwise.description()),
                given.number("aliases", otherwise.aliases()),
                given.number("mailboxes", otherwise.mailboxes()),
                given.number("defquota", otherwise.defquota()),
                given.number("maxquota", otherwise.maxquota()),
                given.number("quota", otherwise.quota()),
                given.flag("active", otherwise.active()),
                given.flag("gal", otherwise.gal()),
                given.flag("backupmx", otherwise.backupmx()),
                given.flag("relay_all_recipients", otherwise.relayAllRecipients()),
                given.flag("relay_unknown_only", otherwise.relayUnknownOnly()));
    }
}
