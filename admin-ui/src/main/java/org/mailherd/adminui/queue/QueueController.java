package org.mailherd.adminui.queue;

import java.security.Principal;
import java.util.Set;
import org.mailherd.adminui.page.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/queue")
class QueueController {
    private static final int MESSAGES = 50;
    private static final Set<String> STATES = Set.of("incoming", "active", "deferred", "hold");

    private final QueueClient queue;

    QueueController(QueueClient queue) {
        this.queue = queue;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        String chosen = STATES.contains(state) ? state : "";
        model.addAttribute("q", q);
        model.addAttribute("state", chosen);
        model.addAttribute("after", after);
        try {
            model.addAttribute("counts", queue.summary().counts());
            QueuePage page = queue.list(new QueueSearch(q, chosen, after, MESSAGES));
            model.addAttribute("messages", page.messages());
            model.addAttribute("next", page.next());
        } catch (QueueUnavailable e) {
            model.addAttribute("unavailable", e.getMessage());
        }
        return "queue/list";
    }

    @PostMapping("/flush")
    String flush(Principal who, RedirectAttributes redirect) {
        int changed = queue.runAll(QueueVerb.FLUSH, actor(who));
        return done(redirect, "Trying again now for " + recipients(changed) + ".");
    }

    @PostMapping("/{qid}/{verb}")
    String change(
            @PathVariable String qid,
            @PathVariable String verb,
            Principal who,
            RedirectAttributes redirect) {
        QueueVerb asked = verb(verb);
        int changed = queue.run(asked, qid, actor(who));
        return done(
                redirect,
                changed == 0
                        ? qid + ": nothing to do, it has left the queue or changed meanwhile."
                        : qid + ": " + asked.done() + " for " + recipients(changed) + ".");
    }

    private static QueueVerb verb(String name) {
        for (QueueVerb verb : QueueVerb.values()) {
            if (verb.path().equals(name)) {
                return verb;
            }
        }
        throw new NotFound();
    }

    /** A change that could not be made says so on the page it came from. */
    @ExceptionHandler(QueueUnavailable.class)
    String unavailable() {
        return "redirect:/queue";
    }

    private static String actor(Principal who) {
        return "admin " + who.getName();
    }

    private static String recipients(int count) {
        return count == 1 ? "1 recipient" : count + " recipients";
    }

    private static String done(RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/queue";
    }
}
