package org.mailherd.adminui.releaselink;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.mailherd.adminui.quarantine.KeptMail;
import org.mailherd.adminui.quarantine.QuarantineClient;
import org.mailherd.adminui.quarantine.QuarantineUnavailable;
import org.mailherd.adminui.quarantine.QuarantineVerb;
import org.mailherd.adminui.quarantine.QuarantineWish;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a link opens, for people without a login. No session, no cookie: the link itself is what
 * allows it, so that no other site can make somebody's browser do what it does not know.
 */
@Controller
@RequestMapping("/qhandler")
class ReleaseLinkController {
    private static final String VIEW = "releaselink/show";

    private final ReleaseLinks links;
    private final QuarantineClient quarantine;
    private final LinkThrottle throttle;

    ReleaseLinkController(ReleaseLinks links, QuarantineClient quarantine, LinkThrottle throttle) {
        this.links = links;
        this.quarantine = quarantine;
        this.throttle = throttle;
    }

    @GetMapping("/{token}")
    String show(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<ReleaseLink> link = opened(token, request, response, model);
        if (link.isEmpty()) {
            return VIEW;
        }
        Optional<KeptMail> item =
                quarantine
                        .findFor(link.get().mailbox(), link.get().id())
                        .filter(kept -> !isHandled(kept, link.get().verb()));
        if (item.isEmpty()) {
            return end(response, model, 410, State.HANDLED);
        }
        if (isGuarded(item.get(), link.get().verb())) {
            return end(response, model, 403, State.GUARDED);
        }
        model.addAttribute("state", State.ASKS);
        model.addAttribute("verb", link.get().verb());
        model.addAttribute("item", item.get());
        model.addAttribute("token", token);
        model.addAttribute(
                "again", item.get().uncertain() && link.get().verb() == QuarantineVerb.RELEASE);
        return VIEW;
    }

    /**
     * @param again its owner looked: a delivery before, of which nobody knows how it ended, brought
     *     nothing
     */
    @PostMapping("/{token}")
    String act(
            @PathVariable String token,
            @RequestParam Optional<String> again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<ReleaseLink> link = opened(token, request, response, model);
        if (link.isEmpty()) {
            return VIEW;
        }
        ReleaseLink asked = link.get();
        model.addAttribute("verb", asked.verb());
        Optional<KeptMail> item =
                quarantine
                        .findFor(asked.mailbox(), asked.id())
                        .filter(kept -> !isHandled(kept, asked.verb()));
        if (item.isEmpty()) {
            return end(response, model, 410, State.HANDLED);
        }
        if (isGuarded(item.get(), asked.verb())) {
            return end(response, model, 403, State.GUARDED);
        }
        return run(asked, again.isPresent(), response, model);
    }

    private String run(
            ReleaseLink asked, boolean again, HttpServletResponse response, Model model) {
        try {
            Set<QuarantineWish> wishes = again ? Set.of(QuarantineWish.AGAIN) : Set.of();
            return quarantine.runFor(asked.mailbox(), asked.verb(), asked.id(), wishes)
                    ? end(response, model, 200, State.DONE)
                    : end(response, model, 410, State.HANDLED);
        } catch (QuarantineUnavailable e) {
            if (asked.verb() != QuarantineVerb.RELEASE) {
                throw e;
            }
            return end(response, model, 503, State.UNCERTAIN);
        }
    }

    /** What was delivered is over, for every link. */
    private static boolean isHandled(KeptMail kept, QuarantineVerb verb) {
        return kept.state().equals("released")
                || (verb == QuarantineVerb.RELEASE && kept.state().equals("releasing"));
    }

    /** antispam refuses it too. */
    private static boolean isGuarded(KeptMail kept, QuarantineVerb verb) {
        return verb == QuarantineVerb.RELEASE && kept.guarded();
    }

    private Optional<ReleaseLink> opened(
            String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (throttle.isBlocked(request.getRemoteAddr())) {
            end(response, model, 429, State.TOO_MANY);
            return Optional.empty();
        }
        Optional<ReleaseLink> link = links.read(token);
        if (link.isEmpty()) {
            throttle.failed(request.getRemoteAddr());
            end(response, model, 404, State.INVALID);
        }
        return link;
    }

    private static String end(HttpServletResponse response, Model model, int status, State state) {
        response.setStatus(status);
        model.addAttribute("state", state);
        return VIEW;
    }

    /** Who has a link needs no reasons of ours: nothing was lost, and it may be tried again. */
    @ExceptionHandler({QuarantineUnavailable.class, DataAccessException.class})
    String unavailable(HttpServletResponse response, Model model) {
        return end(response, model, 503, State.LATER);
    }

    /** What the page says. */
    enum State {
        ASKS,
        DONE,
        HANDLED,
        GUARDED,
        INVALID,
        TOO_MANY,
        UNCERTAIN,
        LATER
    }
}
