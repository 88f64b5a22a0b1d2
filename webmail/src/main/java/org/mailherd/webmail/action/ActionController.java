package org.mailherd.webmail.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailherd.webmail.action.MessageActions.Selection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes the list's and the reading pane's actions and shows the list again. */
@Controller
class ActionController {

    private final MailboxConnections connections;
    private final MessageActions actions;

    ActionController(MailboxConnections connections, MessageActions actions) {
        this.connections = connections;
        this.actions = actions;
    }

    @PostMapping("/mail/action")
    String act(
            MailboxLogin login,
            @RequestParam MailAction action,
            @RequestParam String folder,
            @RequestParam long validity,
            @RequestParam(defaultValue = "") List<Long> uids,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q) {
        var selection = new Selection(folder, validity, uids);
        var count =
                uids.isEmpty()
                        ? 0
                        : connections.use(login, c -> actions.apply(c, selection, action, target));
        return "redirect:" + address(folder, page, q, action, count);
    }

    private static String address(String folder, int page, String q, MailAction action, int count) {
        return UriComponentsBuilder.fromPath("/mail")
                .queryParam("folder", "{folder}")
                .queryParam("page", page)
                .queryParam("q", "{q}")
                .queryParam("done", action.name().toLowerCase(Locale.ROOT))
                .queryParam("count", count)
                .encode()
                .buildAndExpand(Map.of("folder", folder, "q", q))
                .toUriString();
    }
}
