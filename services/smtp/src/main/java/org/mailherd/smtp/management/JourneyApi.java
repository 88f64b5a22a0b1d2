package org.mailherd.smtp.management;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailqueue.journey.JourneyPage;
import org.mailherd.mailqueue.journey.JourneyQuery;
import org.mailherd.mailqueue.journey.JourneySearch;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.JourneySummary;
import org.mailherd.mailqueue.journey.RecordedStep;

/** {@code /journey}: where mail is, and the way it took. */
final class JourneyApi implements Guarded.Api {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final int PAGE = 50;

    private final JourneySearch search;
    private final Clock clock;

    JourneyApi(JourneySearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** An id as text: a script's number has not room for it. */
    private record Step(String id, String service, JourneyStep step) {}

    private record Way(String qid, List<Step> steps) {}

    private record Page(List<JourneySummary> messages, Optional<String> next) {}

    @Override
    public void answer(ApiCall call) throws IOException {
        if (!call.method().equals("GET")) {
            throw new ApiProblem(405, "only GET");
        }
        List<String> path = call.path();
        switch (path.size()) {
            case 1 -> {
                JourneyPage page = search.search(query(call));
                call.answer(new Page(page.messages(), page.next().map(String::valueOf)));
            }
            case 2 -> call.answer(way(path.get(1)));
            default -> throw ApiProblem.notFound("this path");
        }
    }

    private Way way(String qid) {
        List<RecordedStep> steps = search.way(qid);
        if (steps.isEmpty()) {
            throw ApiProblem.notFound("a step of this message");
        }
        return new Way(
                qid,
                steps.stream()
                        .map(one -> new Step(String.valueOf(one.id()), one.service(), one.step()))
                        .toList());
    }

    private JourneyQuery query(ApiCall call) {
        Instant to = time(call, "to").orElseGet(clock::instant);
        try {
            return new JourneyQuery(
                    call.query("qid"),
                    call.query("messageId"),
                    call.query("sender"),
                    call.query("recipient"),
                    call.query("text"),
                    new JourneyQuery.Window(
                            time(call, "from").orElse(to.minus(WINDOW)),
                            to,
                            call.query("before").map(Long::parseLong),
                            call.number("limit", PAGE)));
        } catch (NumberFormatException _) {
            throw new ApiProblem(400, "before must be the \"next\" of the page before");
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Instant> time(ApiCall call, String name) {
        try {
            return call.query(name).map(Instant::parse);
        } catch (DateTimeParseException _) {
            throw new ApiProblem(400, name + " must be a time as 2026-01-02T03:04:05Z");
        }
    }
}
