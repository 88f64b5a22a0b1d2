package org.mailherd.adminui.dashboard;

import org.mailherd.adminui.queue.QueueClient;
import org.mailherd.adminui.queue.QueueSummary;
import org.mailherd.adminui.queue.QueueUnavailable;
import org.mailherd.directory.alias.Aliases;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.mailbox.Mailboxes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DashboardController {
    private static final int DESTINATIONS = 5;

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final Aliases aliases;
    private final QueueClient queue;
    private final ServiceHealth health;

    DashboardController(
            Domains domains,
            Mailboxes mailboxes,
            Aliases aliases,
            QueueClient queue,
            ServiceHealth health) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.aliases = aliases;
        this.queue = queue;
        this.health = health;
    }

    record Counts(long domains, long mailboxes, long aliases) {}

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute(
                "counts", new Counts(domains.count(), mailboxes.count(), aliases.count()));
        try {
            QueueSummary summary = queue.summary();
            model.addAttribute("queue", summary.counts());
            model.addAttribute("waiting", summary.fullest(DESTINATIONS));
        } catch (QueueUnavailable e) {
            model.addAttribute("queueUnavailable", e.getMessage());
        }
        model.addAttribute("hasServices", health.isConfigured());
        return "dashboard/show";
    }

    /** Asked by the page after it stands, so that a service that hangs does not hold the page. */
    @GetMapping("/dashboard/services")
    String services(Model model) {
        model.addAttribute("services", health.ask());
        return "dashboard/services :: list";
    }
}
