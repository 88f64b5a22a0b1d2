package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mailherd.directory.domain.EntryRejected;

/** Runs one change and puts its outcome into words. */
final class Change {
    private Change() {}

    /**
     * @param kind {@code domain}, {@code mailbox} or {@code alias}
     * @param change answers with mailcow's word and its arguments
     */
    static List<ApiAnswer> run(
            String verb,
            String kind,
            Map<String, Object> attributes,
            Supplier<List<String>> change) {
        List<Object> log = ApiAnswer.log(verb, kind, attributes);
        try {
            return List.of(new ApiAnswer("success", log, change.get()));
        } catch (EntryRejected rejected) {
            return ApiAnswer.danger(log, rejected);
        }
    }
}
