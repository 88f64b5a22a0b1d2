package org.mailherd.adminui.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which messages to list.
 *
 * @param text an address, {@code <>}, a domain or a queue id; empty for all
 * @param state empty for all
 * @param after the queue id behind which the page begins; empty for the oldest
 */
public record QueueSearch(String text, String state, String after, int limit) {

    public QueueSearch {
        text = text.strip();
    }

    /** What the text may be, the likelier first: smtp finds whole values by index, no parts. */
    List<String> fields() {
        if (text.isEmpty()) {
            return List.of("");
        }
        if (text.equals("<>")) {
            return List.of("sender");
        }
        if (text.indexOf('@') > 0) {
            return List.of("recipient", "sender");
        }
        return text.indexOf('.') < 0 ? List.of("message") : List.of("destination");
    }

    Map<String, String> parameters(String field) {
        Map<String, String> all = new LinkedHashMap<>();
        if (!field.isEmpty()) {
            all.put(field, text.startsWith("@") ? text.substring(1) : text);
        }
        if (!state.isEmpty()) {
            all.put("state", state);
        }
        if (!after.isEmpty()) {
            all.put("after", after);
        }
        all.put("limit", Integer.toString(limit));
        return all;
    }
}
