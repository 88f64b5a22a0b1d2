package org.mailherd.smtp.management;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.control.QueueSelection;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.view.DestinationCount;
import org.mailherd.mailqueue.view.MessageFilter;
import org.mailherd.mailqueue.view.QueueBrowser;
import org.mailherd.mailqueue.view.QueueCounts;
import org.mailherd.mailqueue.view.QueueView;
import org.mailherd.mailqueue.view.QueuedMessage;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code /queue}: look at it, and steer it. */
final class QueueApi implements Guarded.Api {
    private static final Logger log = LoggerFactory.getLogger(QueueApi.class);
    private static final int DESTINATIONS = 50;
    private static final int PAGE = 50;

    private final QueueView view;
    private final QueueBrowser browser;
    private final QueueCommands commands;
    private final SpooledMail mail;

    QueueApi(QueueView view, QueueBrowser browser, QueueCommands commands, SpooledMail mail) {
        this.view = view;
        this.browser = browser;
        this.commands = commands;
        this.mail = mail;
    }

    /**
     * @param underway messages that this process has had for seconds only: not in the counts
     */
    private record Summary(
            QueueCounts counts,
            int underway,
            Optional<Instant> oldest,
            List<DestinationCount> destinations) {}

    /**
     * @param next what {@code after} is on the next page; empty on the last
     * @param underway messages that this process has had for seconds only: on no page yet
     */
    private record Page(List<QueuedMessage> messages, Optional<String> next, int underway) {}

    private record Detail(QueuedMessage message, List<HeaderLines.Field> headers) {}

    @Override
    public void answer(ApiCall call) throws IOException {
        List<String> path = call.path();
        switch (call.method()) {
            case "GET" -> look(call, path);
            case "POST" -> steer(call, path);
            default -> throw new ApiProblem(405, "GET looks, POST steers");
        }
    }

    private void look(ApiCall call, List<String> path) throws IOException {
        switch (path.size()) {
            case 1 -> summary(call);
            case 2 -> {
                require(path, 1, "messages");
                list(call);
            }
            case 3 -> {
                require(path, 1, "messages");
                detail(call, found(path.get(2)));
            }
            case 4 -> {
                require(path, 1, "messages");
                require(path, 3, "content");
                content(call, found(path.get(2)));
            }
            default -> throw ApiProblem.notFound("this path");
        }
    }

    private void summary(ApiCall call) throws IOException {
        // First, as in a list: who gets rows meanwhile is counted twice rather than not at all.
        int underway = mail.underway();
        call.answer(
                new Summary(
                        view.counts(),
                        underway,
                        browser.oldest(),
                        view.destinations(DESTINATIONS)));
    }

    private static void require(List<String> path, int part, String name) {
        if (!path.get(part).equals(name)) {
            throw ApiProblem.notFound("this path");
        }
    }

    private void list(ApiCall call) throws IOException {
        MessageFilter filter;
        try {
            filter =
                    new MessageFilter(
                            new QueueSelection(
                                    call.query("message"),
                                    call.query("recipient"),
                                    call.query("destination"),
                                    call.query("sender").map(QueueCommands::reversePath)),
                            call.query("state").map(QueueApi::state),
                            call.query("after").orElse(""),
                            call.number("limit", PAGE));
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, String.valueOf(e.getMessage()));
        }
        int underway = mail.underway();
        List<QueuedMessage> messages = browser.list(filter);
        Optional<String> next =
                messages.size() < filter.limit()
                        ? Optional.empty()
                        : Optional.of(messages.getLast().qid());
        call.answer(new Page(messages, next, underway));
    }

    private static RecipientState state(String name) {
        return Arrays.stream(RecipientState.values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new ApiProblem(400, "state must be incoming, active, deferred or hold"));
    }

    private QueuedMessage found(String qid) {
        return browser.find(qid).orElseThrow(() -> ApiProblem.notFound("this message"));
    }

    private void detail(ApiCall call, QueuedMessage message) throws IOException {
        try (InputStream in = open(message)) {
            call.answer(new Detail(message, HeaderLines.read(in)));
        }
    }

    /** Somebody reads another's mail: the log says who. */
    private void content(ApiCall call, QueuedMessage message) throws IOException {
        String actor =
                call.query("actor")
                        .orElseThrow(() -> new ApiProblem(400, "actor must say who reads it"));
        try (InputStream in = open(message)) {
            LogEvent.of("queue-read").with("qid", message.qid()).quoted("actor", actor).info(log);
            call.answerMail(in, message.place().length());
        }
    }

    private InputStream open(QueuedMessage message) {
        try {
            return mail.read(new QueueId(message.qid()), message.place());
        } catch (IOException e) {
            LogEvent.of("spool-unreadable")
                    .with("qid", message.qid())
                    .quoted("reason", e.getMessage())
                    .warn(log);
            throw new ApiProblem(503, "the message's bytes cannot be read by this process");
        }
    }

    private void steer(ApiCall call, List<String> path) throws IOException {
        JsonNode body = call.body();
        if (path.size() == 2) {
            call.answer(commands.run(path.get(1), QueueCommands.selection(body), body));
        } else if (path.size() == 4 && path.get(1).equals("messages")) {
            String qid = path.get(2);
            call.answer(commands.run(path.get(3), QueueSelection.ofMessage(qid), body));
        } else {
            throw ApiProblem.notFound("this path");
        }
    }
}
