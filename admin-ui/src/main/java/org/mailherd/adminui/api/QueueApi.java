package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.mailqueue.view.QueueEntry;
import org.mailherd.mailqueue.view.QueueFilter;
import org.mailherd.mailqueue.view.QueueView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class QueueApi {
    private static final String KIND = "mailq";
    private static final String EVERYTHING = "mailqitems-all";
    private static final int LIMIT = 1000;

    private final QueueView queue;

    QueueApi(QueueView queue) {
        this.queue = queue;
    }

    /** The oldest thousand recipients, by message. */
    @GetMapping("/get/mailq/all")
    List<QueueBody> all() {
        return queue.list(QueueFilter.everything(LIMIT, 0)).stream()
                .collect(
                        Collectors.groupingBy(
                                QueueEntry::qid, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(QueueBody::of)
                .toList();
    }

    @PostMapping("/edit/mailq")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        String action = new Attributes(body.attributes()).text("action", "");
        return body.names().stream()
                .flatMap(qid ->
                        Change.run(
                                "edit",
                                KIND,
                                Map.of("qid", qid, "action", action),
                                () -> act(action, qid))
                                .stream())
                .toList();
    }

    @PostMapping("/delete/mailq")
    List<ApiAnswer> delete(@RequestBody List<String> qids) {
        return qids.stream()
                .flatMap(qid ->
                        Change.run(
                                "delete",
                                KIND,
                                Map.of("qid", qid),
                                () -> done(queue.deleteMessage(qid), qid))
                                .stream())
                .toList();
    }

    private List<String> act(String action, String qid) {
        return switch (action) {
            case "flush" ->
                    done(qid.equals(EVERYTHING) ? queue.flush() + 1 : queue.flushMessage(qid), qid);
            case "deliver" -> done(queue.flushMessage(qid), qid);
            case "hold" -> done(queue.holdMessage(qid), qid);
            case "unhold" -> done(queue.releaseMessage(qid), qid);
            default ->
                    throw EntryRejected.of(
                            "action", "queue_command_invalid", "No such action.", action);
        };
    }

    private static List<String> done(int changed, String qid) {
        if (changed == 0) {
            throw EntryRejected.of(
                    "qid", "queue_item_unchanged", "Nothing to do for this message.", qid);
        }
        return List.of("queue_command_success", qid);
    }
}
