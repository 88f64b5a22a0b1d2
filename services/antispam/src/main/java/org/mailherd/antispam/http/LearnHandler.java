package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.mailherd.antispam.learn.Learner;
import org.mailherd.antispam.learn.Lesson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code /learnspam} and {@code /learnham}. */
@Component
final class LearnHandler {

    private static final int ALREADY_REPORTED = 208;
    private static final int NOTHING_LEARNED = 422;

    private final ObjectProvider<Learner> learner;
    private final LessonReader reader;

    LearnHandler(ObjectProvider<Learner> learner, LessonReader reader) {
        this.learner = learner;
        this.reader = reader;
    }

    HttpHandler as(boolean spam) {
        return exchange ->
                reader.answer(
                        exchange,
                        read -> {
                            Optional<Learner> teacher = learner.stream().findFirst();
                            return teacher.isEmpty()
                                    ? LessonReader.Reply.error(503, "learning is switched off")
                                    : learn(teacher.get(), lesson(exchange, read, spam));
                        });
    }

    /** Deliver-To is the mailbox whose judgement it is. */
    private static Lesson lesson(HttpExchange exchange, LessonReader.Read read, boolean spam) {
        Optional<String> mailbox =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Deliver-To"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty());
        return new Lesson(spam, read.message(), read.content(), mailbox);
    }

    private static LessonReader.Reply learn(Learner learner, Lesson lesson) throws IOException {
        String id = "<" + lesson.message().messageId() + ">";
        return switch (learner.learn(lesson)) {
            case LEARNED -> new LessonReader.Reply(200, Map.of("success", true));
            case ALREADY_LEARNED ->
                    LessonReader.Reply.error(
                            ALREADY_REPORTED,
                            id
                                    + " has been already learned as "
                                    + (lesson.spam() ? "spam" : "ham")
                                    + ", ignore it");
            case TOO_LITTLE ->
                    LessonReader.Reply.error(
                            NOTHING_LEARNED, id + " holds too little to learn from");
        };
    }
}
