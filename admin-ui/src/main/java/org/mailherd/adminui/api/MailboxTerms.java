package org.mailherd.adminui.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailherd.directory.access.ArrivalTerms;
import org.mailherd.directory.access.LoginNetworks;
import org.mailherd.directory.access.LoginNetworks.Allowed;
import org.mailherd.directory.access.LoginNetworks.Scope;
import org.mailherd.directory.access.MailboxDemands;
import org.mailherd.directory.access.MailboxDemands.Demands;
import org.mailherd.directory.access.SendAsGrants;
import org.mailherd.directory.delivery.DeliveryTerms.TaggedMail;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.routing.SenderRoutes;
import org.springframework.stereotype.Component;

/**
 * Who a mailbox may send as, from where it logs in, when TLS is a must, by which way it sends, what
 * it takes.
 */
@Component
class MailboxTerms {
    private final SendAsGrants grants;
    private final LoginNetworks networks;
    private final MailboxDemands demands;
    private final ArrivalTerms arrivals;
    private final SenderRoutes routes;

    MailboxTerms(
            SendAsGrants grants,
            LoginNetworks networks,
            MailboxDemands demands,
            ArrivalTerms arrivals,
            SenderRoutes routes) {
        this.grants = grants;
        this.networks = networks;
        this.demands = demands;
        this.arrivals = arrivals;
        this.routes = routes;
    }

    /** What the attributes do not name stays. */
    void apply(String mailbox, Attributes given) {
        given.list("sender_acl").ifPresent(list -> grants.set(mailbox, withoutDefault(list)));
        applyDemands(mailbox, given);
        applyNetworks(mailbox, given);
        applyArrivals(mailbox, given);
        if (given.has("relayhost")) {
            routes.setMailbox(mailbox, given.number("relayhost", 0));
        }
    }

    /** With what mailcow keeps in the mailbox's row only for itself. */
    Map<String, Object> body(String mailbox) {
        Demands now = demands.of(mailbox);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", mailbox);
        body.put("sender_acl", grants.of(mailbox));
        List<Allowed> allowed = networks.of(mailbox);
        for (Scope scope : Scope.values()) {
            body.put(attribute(scope), ofScope(allowed, scope));
        }
        body.put("relayhost", String.valueOf(routes.ofMailbox(mailbox)));
        body.put("tls_enforce_in", now.tlsEnforceIn() ? 1 : 0);
        body.put("tls_enforce_out", now.tlsEnforceOut() ? 1 : 0);
        body.put("force_pw_update", now.forcePwUpdate() ? 1 : 0);
        body.put("dav_access", now.davAccess() ? 1 : 0);
        ArrivalTerms.Terms arriving = arrivals.of(mailbox);
        body.put("quota_messages", arriving.quotaMessages());
        body.put("tagged_mail_handler", arriving.tagged().name().toLowerCase(Locale.ROOT));
        return body;
    }

    private void applyDemands(String mailbox, Attributes given) {
        Demands now = demands.of(mailbox);
        boolean dav =
                given.list("protocol_access").map(on -> on.contains("dav")).orElse(now.davAccess());
        Demands next =
                new Demands(
                        given.flag("force_pw_update", now.forcePwUpdate()),
                        given.flag("tls_enforce_in", now.tlsEnforceIn()),
                        given.flag("tls_enforce_out", now.tlsEnforceOut()),
                        given.flag("dav_access", dav));
        if (!next.equals(now)) {
            demands.set(mailbox, next);
        }
    }

    private void applyArrivals(String mailbox, Attributes given) {
        if (given.has("quota_messages") || given.has("tagged_mail_handler")) {
            ArrivalTerms.Terms now = arrivals.of(mailbox);
            arrivals.set(
                    mailbox,
                    new ArrivalTerms.Terms(
                            given.number("quota_messages", now.quotaMessages()),
                            tagged(given.text("tagged_mail_handler", now.tagged().name()))));
        }
    }

    private static TaggedMail tagged(String word) {
        return Arrays.stream(TaggedMail.values())
                .filter(known -> known.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                        EntryRejected.of(
                                "tagged_mail_handler",
                                "tagged_mail_handler_invalid",
                                "One of none, subfolder and subject.",
                                word));
    }

    private void applyNetworks(String mailbox, Attributes given) {
        List<Allowed> now = networks.of(mailbox);
        List<Allowed> next = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            given.list(attribute(scope)).orElseGet(() -> ofScope(now, scope)).stream()
                    .map(network -> new Allowed(scope, network))
                    .forEach(next::add);
        }
        if (!next.equals(now)) {
            networks.set(mailbox, next);
        }
    }

    private static List<String> ofScope(List<Allowed> allowed, Scope scope) {
        return allowed.stream()
                .filter(entry -> entry.scope() == scope)
                .map(Allowed::network)
                .toList();
    }

    /** {@code allowed_networks} for all protocols, {@code smtp_allowed_networks} for one. */
    private static String attribute(Scope scope) {
        return scope == Scope.ALL
                ? "allowed_networks"
                : scope.name().toLowerCase(Locale.ROOT) + "_allowed_networks";
    }

    /** mailcow's word for "nothing but its own addresses". */
    private static List<String> withoutDefault(List<String> grants) {
        return grants.stream().filter(grant -> !grant.equals("default")).toList();
    }
}
