package org.mailherd.adminui.queue;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailqueue.view.QueueEntry;
import org.mailherd.mailqueue.view.QueueFilter;
import org.mailherd.mailqueue.view.QueueView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/queue")
class QueueController {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 100_000;

    private final QueueView queue;

    QueueController(QueueView queue) {
        this.queue = queue;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int number = Math.clamp(page, 0, LAST_PAGE);
        QueueFilter filter =
                new QueueFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(q.strip()).filter(text -> !text.isEmpty()),
                        ROWS + 1,
                        number * ROWS);
        List<QueueEntry> entries = queue.list(filter);
        model.addAttribute("q", q);
        model.addAttribute("page", number);
        model.addAttribute("more", entries.size() > ROWS);
        model.addAttribute("entries", entries.stream().limit(ROWS).toList());
        model.addAttribute("counts", queue.counts());
        return "queue/list";
    }

    @PostMapping("/flush")
    String flush(RedirectAttributes redirect) {
        return done(redirect, "Trying again now: " + recipients(queue.flush()) + ".");
    }

    @PostMapping("/{qid}/flush")
    String flush(@PathVariable String qid, RedirectAttributes redirect) {
        return done(
                redirect,
                qid + ": trying again now for " + recipients(queue.flushMessage(qid)) + ".");
    }

    @PostMapping("/{qid}/hold")
    String hold(@PathVariable String qid, RedirectAttributes redirect) {
        return done(redirect, qid + ": held for " + recipients(queue.holdMessage(qid)) + ".");
    }

    @PostMapping("/{qid}/release")
    String release(@PathVariable String qid, RedirectAttributes redirect) {
        return done(
                redirect, qid + ": released for " + recipients(queue.releaseMessage(qid)) + ".");
    }

    @PostMapping("/{qid}/delete")
    String delete(@PathVariable String qid, RedirectAttributes redirect) {
        return done(redirect, qid + ": deleted for " + recipients(queue.deleteMessage(qid)) + ".");
    }

    private static String recipients(int count) {
        return count == 1 ? "1 recipient" : count + " recipients";
    }

    private static String done(RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/queue";
    }
}
