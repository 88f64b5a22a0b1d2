package org.mailherd.adminui.quarantine;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.adminui.page.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/quarantine")
class QuarantineController {
    private static final int PAGE = 50;

    private final QuarantineClient quarantine;

    QuarantineController(QuarantineClient quarantine) {
        this.quarantine = quarantine;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Optional<Long> before,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("first", before.isEmpty());
        try {
            List<KeptMail> items = quarantine.list(q.strip(), before, PAGE);
            model.addAttribute("items", items);
            model.addAttribute("next", items.size() < PAGE ? null : items.getLast().id());
        } catch (QuarantineUnavailable e) {
            model.addAttribute("unavailable", e.getMessage());
        }
        return "quarantine/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        model.addAttribute("item", quarantine.find(id).orElseThrow(NotFound::new));
        try {
            model.addAttribute("words", quarantine.words(id).orElseThrow(NotFound::new));
        } catch (QuarantineUnavailable e) {
            model.addAttribute("wordless", e.getMessage());
        }
        return "quarantine/show";
    }

    /** Never anything that a browser would show. */
    @GetMapping("/{id}/message")
    ResponseEntity<byte[]> message(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header("Content-Disposition", "attachment; filename=quarantine-" + id + ".eml")
                .header("X-Content-Type-Options", "nosniff")
                .body(quarantine.message(id).orElseThrow(NotFound::new));
    }

    @PostMapping("/{id}/{verb}")
    String change(
            @PathVariable long id,
            @PathVariable String verb,
            @RequestParam Map<String, String> given,
            Principal who,
            RedirectAttributes redirect) {
        QuarantineVerb asked = QuarantineVerb.of(verb).orElseThrow(NotFound::new);
        Set<QuarantineWish> wishes = EnumSet.noneOf(QuarantineWish.class);
        if (given.getOrDefault("learn", "").equals("ham")) {
            wishes.add(QuarantineWish.LEARN_HAM);
        }
        if (given.containsKey("again")) {
            wishes.add(QuarantineWish.AGAIN);
        }
        boolean done = quarantine.run(asked, id, "admin " + who.getName(), wishes);
        redirect.addFlashAttribute(
                done ? "notice" : "problem",
                done
                        ? "The message was " + asked.done() + "."
                        : "Nothing was done: the message has gone meanwhile, or the filter did not"
                                + " learn.");
        return "redirect:/quarantine";
    }

    /** A change that could not be made says so on the page it came from. */
    @ExceptionHandler(QuarantineUnavailable.class)
    String unavailable(QuarantineUnavailable fault, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "problem", fault.getMessage() + ". It is still in the quarantine.");
        return "redirect:/quarantine";
    }
}
