package org.mailherd.adminui.api;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailherd.adminui.queue.QueueClient;
import org.mailherd.adminui.queue.QueuePage;
import org.mailherd.adminui.queue.QueueSearch;
import org.mailherd.adminui.queue.QueueVerb;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's view of the queue, over smtp's. */
@RestController
@RequestMapping("/api/v1")
class QueueApi {
    private static final String KIND = "mailq";
    private static final String EVERYTHING = "mailqitems-all";
    private static final int LIMIT = 1000;
    private static final int PAGE = 500;

    private final QueueClient queue;

    QueueApi(QueueClient queue) {
        this.queue = queue;
    }

    /** The oldest thousand messages, with up to fifty recipients each. */
    @GetMapping("/get/mailq/all")
    List<QueueBody> all() {
        List<QueueBody> all = new ArrayList<>();
        String after = "";
        while (after != null && all.size() < LIMIT) {
            QueuePage page = queue.list(new QueueSearch("", "", after, PAGE));
            page.messages().stream().map(QueueBody::of).forEach(all::add);
            after = page.next();
        }
        return all;
    }

    @PostMapping("/edit/mailq")
    List<ApiAnswer> edit(@RequestBody EditRequest body, Principal who) {
        String action = new Attributes(body.attributes()).text("action", "");
        return Change.each(
                "edit",
                KIND,
                body.names(),
                qid -> Map.of("qid", qid, "action", action),
                qid -> act(action, qid, who));
    }

    @PostMapping("/delete/mailq")
    List<ApiAnswer> delete(@RequestBody List<String> qids, Principal who) {
        return Change.delete(KIND, "qid", qids, qid -> run(QueueVerb.DELETE, qid, who));
    }

    private List<String> act(String action, String qid, Principal who) {
        return switch (action) {
            case "flush" -> qid.equals(EVERYTHING) ? flushAll(who) : run(QueueVerb.FLUSH, qid, who);
            case "deliver" -> run(QueueVerb.FLUSH, qid, who);
            case "hold" -> run(QueueVerb.HOLD, qid, who);
            case "unhold" -> run(QueueVerb.RELEASE, qid, who);
            default ->
                    throw EntryRejected.of(
                            "action", "queue_command_invalid", "No such action.", action);
        };
    }

    private List<String> flushAll(Principal who) {
        queue.runAll(QueueVerb.FLUSH, actor(who));
        return List.of("queue_command_success", EVERYTHING);
    }

    private List<String> run(QueueVerb verb, String qid, Principal who) {
        if (queue.run(verb, qid, actor(who)) == 0) {
            throw EntryRejected.of(
                    "qid", "queue_item_unchanged", "Nothing to do for this message.", qid);
        }
        return List.of("queue_command_success", qid);
    }

    private static String actor(Principal who) {
        return "REST API as " + who.getName();
    }
}
