package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code /fuzzyadd}, {@code /fuzzydel} and {@code /fuzzydelhash}. */
@Component
final class FuzzyHandler {

    private static final int NOT_FOUND = 404;

    private final ObjectProvider<FuzzyStorage> storage;
    private final LessonReader reader;

    FuzzyHandler(ObjectProvider<FuzzyStorage> storage, LessonReader reader) {
        this.storage = storage;
        this.reader = reader;
    }

    @FunctionalInterface
    private interface Change {
        List<String> of(FuzzyStorage storage) throws IOException;
    }

    void add(HttpExchange exchange) throws IOException {
        reader.answer(
                exchange,
                read ->
                        change(fuzzy ->
                                fuzzy.add(
                                        read.content(),
                                        number(exchange, "Flag"),
                                        number(exchange, "Weight"))));
    }

    void remove(HttpExchange exchange) throws IOException {
        reader.answer(
                exchange,
                read -> change(fuzzy -> fuzzy.remove(read.content(), number(exchange, "Flag"))));
    }

    /** The hashes stand in fields, as rspamc sends them. */
    void removeHash(HttpExchange exchange) throws IOException {
        List<String> hashes =
                exchange.getRequestHeaders().getOrDefault("Hash", List.of()).stream()
                        .map(hash -> hash.strip().toLowerCase(Locale.ROOT))
                        .toList();
        boolean right = hashes.stream().allMatch(hash -> hash.matches("[0-9a-f]{8,256}"));
        LessonReader.Reply reply;
        try {
            reply =
                    right && !hashes.isEmpty()
                            ? change(fuzzy -> removed(fuzzy, hashes, number(exchange, "Flag")))
                            : LessonReader.Reply.error(400, "Hash holds no hash");
        } catch (IOException e) {
            reply = LessonReader.Reply.error(500, "it could not be done; try again later");
        }
        LessonReader.send(exchange, reply);
    }

    private static List<String> removed(FuzzyStorage fuzzy, List<String> hashes, int flag)
            throws IOException {
        List<String> removed = new ArrayList<>();
        for (String hash : hashes) {
            if (fuzzy.remove(hash, flag)) {
                removed.add(hash);
            }
        }
        return removed;
    }

    private LessonReader.Reply change(Change change) throws IOException {
        Optional<FuzzyStorage> fuzzy = storage.stream().findFirst();
        if (fuzzy.isEmpty()) {
            return LessonReader.Reply.error(503, "fuzzy hashes are switched off");
        }
        List<String> hashes = change.of(fuzzy.get());
        return hashes.isEmpty()
                ? LessonReader.Reply.error(NOT_FOUND, "there is no such hash")
                : new LessonReader.Reply(200, Map.of("success", true, "hashes", hashes));
    }

    /** What is not given is 1. */
    private static int number(HttpExchange exchange, String field) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(field))
                .filter(text -> text.matches("-?[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }
}
