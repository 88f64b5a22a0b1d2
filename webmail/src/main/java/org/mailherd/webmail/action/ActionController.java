package org.mailherd.webmail.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.action.MessageActions.Selection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    /**
     * Where the user was, to come back to.
     *
     * @param open the message in the reading pane, if the action came from there
     */
    record Place(String folder, int page, String q, long open) {

        static Place of(
                String folder, @Nullable Integer page, @Nullable String q, @Nullable Long open) {
            return new Place(
                    folder, page == null ? 1 : page, q == null ? "" : q, open == null ? 0 : open);
        }
    }

    @ModelAttribute
    Place place(
            @RequestParam String folder,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long open) {
        return Place.of(folder, page, q, open);
    }

    @PostMapping("/mail/action")
    String act(
            MailboxLogin login,
            @ModelAttribute Place place,
            @RequestParam MailAction action,
            @RequestParam long validity,
            @RequestParam(defaultValue = "") List<Long> uids,
            @RequestParam(defaultValue = "") String target) {
        var selection = new Selection(place.folder(), validity, uids);
        var count =
                uids.isEmpty()
                        ? 0
                        : connections.use(login, c -> actions.apply(c, selection, action, target));
        return "redirect:" + address(place, action, count);
    }

    /** A message that is only flagged stays open; any other action is the end of reading it. */
    private static String address(Place place, MailAction action, int count) {
        var address =
                UriComponentsBuilder.fromPath("/mail")
                        .queryParam("folder", "{folder}")
                        .queryParam("page", place.page())
                        .queryParam("q", "{q}");
        if (place.open() > 0 && (action == MailAction.FLAG || action == MailAction.UNFLAG)) {
            address.queryParam("uid", place.open());
        }
        return address.queryParam("done", action.name().toLowerCase(Locale.ROOT))
                .queryParam("count", count)
                .encode()
                .buildAndExpand(Map.of("folder", place.folder(), "q", place.q()))
                .toUriString();
    }
}
