package org.mailherd.adminui.dashboard;

import org.mailherd.directory.alias.Aliases;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.mailbox.Mailboxes;
import org.mailherd.mailqueue.view.QueueView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DashboardController {
    private static final int DESTINATIONS = 5;

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final Aliases aliases;
    private final QueueView queue;
    private final ServiceHealth health;

    DashboardController(
            Domains domains,
            Mailboxes mailboxes,
            Aliases aliases,
            QueueView queue,
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
        model.addAttribute("queue", queue.counts());
        model.addAttribute("waiting", queue.destinations(DESTINATIONS));
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
