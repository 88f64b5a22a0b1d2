package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    /**
     * Runs the change of each entry by itself: a fault of one keeps no other from its own.
     *
     * @param entries names or ids, as the request has them
     * @param attributes what is said of one in the answer's log
     * @param change what happens to one
     */
    static List<ApiAnswer> each(
            String verb,
            String kind,
            List<String> entries,
            Function<String, Map<String, Object>> attributes,
            Function<String, List<String>> change) {
        return entries.stream()
                .flatMap(entry ->
                        run(verb, kind, attributes.apply(entry), () -> change.apply(entry))
                                .stream())
                .toList();
    }

    /** The same attributes stand in the log of each entry. */
    static List<ApiAnswer> each(
            String verb,
            String kind,
            List<String> entries,
            Map<String, Object> attributes,
            Function<String, List<String>> change) {
        return each(verb, kind, entries, _ -> attributes, change);
    }

    /**
     * @param change what becomes of one entry by the attributes that the request has for all
     */
    static List<ApiAnswer> edit(
            String kind, EditRequest request, BiFunction<String, Attributes, List<String>> change) {
        Attributes given = new Attributes(request.attributes());
        return each(
                "edit", kind, request.names(), given.values(), entry -> change.apply(entry, given));
    }

    /**
     * @param name what the answer's log calls an entry
     */
    static List<ApiAnswer> delete(
            String kind, String name, List<String> entries, Function<String, List<String>> change) {
        return each("delete", kind, entries, entry -> Map.of(name, entry), change);
    }
}
