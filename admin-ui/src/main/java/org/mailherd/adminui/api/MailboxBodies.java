package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.adminui.api.MailboxBody.Terms;
import org.mailherd.directory.access.MailboxDemands;
import org.mailherd.directory.access.MailboxDemands.Demands;
import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.directory.routing.SenderRoutes;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.quota.UsageStore;
import org.springframework.stereotype.Component;

/** Puts together what several tables say of mailboxes. */
@Component
class MailboxBodies {
    private final UsageStore usage;
    private final MailboxDemands demands;
    private final SenderRoutes routes;

    MailboxBodies(UsageStore usage, MailboxDemands demands, SenderRoutes routes) {
        this.usage = usage;
        this.demands = demands;
        this.routes = routes;
    }

    MailboxBody one(MailboxOverview found) {
        String address = found.address();
        Terms terms = new Terms(demands.of(address), routes.ofMailbox(address));
        return MailboxBody.of(found, usage.usage(found.id()), terms);
    }

    /** With three queries, however many they are; one that went away meanwhile is left out. */
    List<MailboxBody> many(List<MailboxOverview> found) {
        Map<Long, QuotaUsage> usages = usage.usages();
        Map<Long, Demands> all = demands.all();
        Map<String, Long> relays = routes.relaysOfMailboxes();
        return found.stream()
                .flatMap(mailbox -> {
                    QuotaUsage used = usages.getOrDefault(mailbox.id(), QuotaUsage.EMPTY);
                    long relay = relays.getOrDefault(mailbox.address(), 0L);
                    return Optional.ofNullable(all.get(mailbox.id())).stream()
                            .map(it -> MailboxBody.of(mailbox, used, new Terms(it, relay)));
                })
                .toList();
    }
}
