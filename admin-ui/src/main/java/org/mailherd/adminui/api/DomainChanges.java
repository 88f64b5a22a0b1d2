package org.mailherd.adminui.api;

import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.routing.SenderIdentity;
import org.mailherd.directory.routing.SenderRoutes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each change of a domain wholly or not at all, though two editors have their part in it. */
@Component
@Transactional
class DomainChanges {
    private final Domains domains;
    private final DomainEditor editor;
    private final SenderRoutes routes;

    DomainChanges(Domains domains, DomainEditor editor, SenderRoutes routes) {
        this.domains = domains;
        this.editor = editor;
        this.routes = routes;
    }

    String add(Attributes given) {
        String name =
                editor.add(given.text("domain", ""), settings(given, DomainSettings.defaults()));
        route(name, given);
        return name;
    }

    void edit(String name, Attributes given) {
        DomainSettings now =
                domains.find(name).map(DomainOverview::settings).orElse(DomainSettings.defaults());
        editor.change(name, settings(given, now));
        route(name, given);
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
