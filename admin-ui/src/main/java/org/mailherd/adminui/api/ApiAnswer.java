package org.mailherd.adminui.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.directory.domain.EntryRejected;

/**
 * What became of one change, in mailcow's form; the HTTP status is 200 either way.
 *
 * @param type {@code success} or {@code danger}
 * @param log module, verb, kind and attributes of the request, passwords masked
 * @param msg mailcow's word for the outcome, followed by what it speaks of
 */
record ApiAnswer(String type, List<Object> log, List<String> msg) {

    /** One answer for each fault of a change that may not be. */
    static List<ApiAnswer> danger(List<Object> log, EntryRejected rejected) {
        return rejected.faults().stream()
                .map(fault -> new ApiAnswer("danger", log, words(fault.code(), fault.arguments())))
                .toList();
    }

    static List<Object> log(String verb, String kind, Map<String, Object> attributes) {
        return List.of("mailbox", verb, kind, masked(attributes));
    }

    private static Map<String, Object> masked(Map<String, Object> attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue() != null)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                a ->
                                        a.getKey().toLowerCase(Locale.ROOT).contains("pass")
                                                ? "*"
                                                : a.getValue()));
    }

    private static List<String> words(String word, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(word);
        words.addAll(arguments);
        return words;
    }
}
