package org.mailherd.antispam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.Bayes;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.bayes.TestScans;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.fuzzy.Fuzzy;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.learn.Learner.Outcome;
import org.mailherd.testsupport.ManualClock;

/** What is learnt shows in what is found. */
class MessageLearnerIT {

    private static final String SPAM =
            "Cheap watches and pills for you %d, buy them now at our shop with a great discount,"
                    + " offer ends today, click here to order your watches and save money fast now";
    private static final String HAM =
            "Dear colleagues %d, please find the minutes of our meeting on Tuesday below, the next"
                    + " one takes place in room four, bring the report on the budget, regards Carol";

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private Bayes bayes;
    private Fuzzy fuzzy;
    private Learner learner;

    @BeforeEach
    void start() {
        redis = TestRedis.fresh();
        connect(redis);
    }

    private void connect(TestRedis to) {
        bayes = new Bayes(to.template(), clock);
        fuzzy = new Fuzzy(to.template(), clock);
        learner =
                new MessageLearner(
                        bayes.store(),
                        bayes.tokenizer(),
                        new Reports(fuzzy.storage(), (_, _, _) -> {}),
                        new SharedLessons(to.template(), clock, 30),
                        11);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void whatManyCalledSpamIsFoundAndWhatTheyWantedToo() throws Exception {
        teach(20, Optional.empty());
        assertThat(found(String.format(SPAM, 99)))
                .contains("BAYES_SPAM", "LOCAL_FUZZY_DENIED")
                .doesNotContain("BAYES_HAM");
        assertThat(found(String.format(HAM, 99))).containsExactly("BAYES_HAM");
        assertThat(learner.classes())
                .extracting(Learner.Class::symbol, Learner.Class::messages)
                .containsExactly(tuple("BAYES_SPAM", 20L), tuple("BAYES_HAM", 20L));
    }

    @Test
    void saysNothingBeforeEnoughWasLearnt() throws Exception {
        teach(19, Optional.empty());
        assertThat(found(String.format(SPAM, 99))).doesNotContain("BAYES_SPAM");
    }

    @Test
    void learnsAMessageOnceAndTakesBackALesson() throws Exception {
        String text = String.format(SPAM, 1);
        assertThat(learner.learn(lesson(true, text, Optional.of("a@b.test"))))
                .isEqualTo(Outcome.LEARNED);
        assertThat(learner.learn(lesson(true, text, Optional.of("a@b.test"))))
                .isEqualTo(Outcome.ALREADY_LEARNED);
        assertThat(found(text)).containsExactly("LOCAL_FUZZY_DENIED");
        assertThat(learner.learn(lesson(false, text, Optional.of("a@b.test"))))
                .isEqualTo(Outcome.LEARNED);
        assertThat(found(text)).isEmpty();
        assertThat(learner.classes()).extracting(Learner.Class::messages).containsExactly(0L, 1L);
    }

    @Test
    void aMessageWithHardlyAWordTeachesNothing() throws Exception {
        try (TestRedis gone = TestRedis.gone()) {
            connect(gone);
            Scan scan = TestScans.of("");
            Lesson empty = new Lesson(true, scan.message(), scan.content(), Optional.empty());
            assertThat(
                            new MessageLearner(
                                            bayes.store(),
                                            bayes.tokenizer(),
                                            new Reports(fuzzy.storage(), (_, _, _) -> {}),
                                            new SharedLessons(gone.template(), clock, 30),
                                            100)
                                    .learn(empty))
                    .isEqualTo(Outcome.TOO_LITTLE);
        }
    }

    /** Poisoning: one mailbox cannot teach everybody what it wants. */
    @Test
    void oneMailboxTeachesAllNoMoreThanItsShareOfADay() throws Exception {
        teach(40, Optional.of("mallory@alpha.test"));
        assertThat(learner.classes().stream().mapToLong(Learner.Class::messages).sum())
                .isEqualTo(30);
        assertThat(bayes.messagesOf("mallory@alpha.test")).isEqualTo(80);
        assertThat(found(String.format(SPAM, 99), "mallory@alpha.test")).contains("BAYES_SPAM");
        assertThat(found(String.format(SPAM, 99), "alice@alpha.test")).doesNotContain("BAYES_SPAM");
    }

    @Test
    void aLessonRepeatedOrTakenBackDoesNotCountTowardsTheShareOfADay() throws Exception {
        Optional<String> alice = Optional.of("alice@alpha.test");
        for (int i = 0; i < 40; i++) {
            learner.learn(lesson(true, String.format(SPAM, 1), alice));
            learner.learn(lesson(false, String.format(SPAM, 1), alice));
        }
        learner.learn(lesson(true, String.format(SPAM, 2), alice));
        assertThat(learner.classes()).extracting(Learner.Class::messages).containsExactly(1L, 1L);
    }

    @Test
    void whoHasTaughtHisShareStillTakesBackBothLessons() throws Exception {
        Optional<String> alice = Optional.of("alice@alpha.test");
        for (int i = 0; i < 31; i++) {
            learner.learn(lesson(true, String.format(SPAM, i), alice));
        }
        learner.learn(lesson(false, String.format(SPAM, 0), alice));
        assertThat(learner.classes()).extracting(Learner.Class::messages).containsExactly(29L, 1L);
        clock.advance(Duration.ofDays(1));
        for (int i = 100; i < 131; i++) {
            learner.learn(lesson(true, String.format(SPAM, i), alice));
        }
        learner.learn(lesson(false, String.format(SPAM, 1), alice));
        assertThat(learner.classes()).extracting(Learner.Class::messages).containsExactly(58L, 2L);
        assertThat(bayes.messagesOf("alice@alpha.test")).isEqualTo(62);
    }

    @Test
    void aMailboxBeyondItsShareIsNotHeardBeforeTheNextDay() throws Exception {
        Optional<String> alice = Optional.of("alice@alpha.test");
        for (int i = 0; i < 31; i++) {
            learner.learn(lesson(true, String.format(SPAM, i), alice));
        }
        clock.advance(Duration.ofDays(1));
        learner.learn(lesson(true, String.format(SPAM, 30), alice));
        assertThat(learner.classes()).extracting(Learner.Class::messages).containsExactly(31L, 0L);
    }

    @Test
    void withoutRedisNoVerdictIsLostAndALessonIsRefused() throws Exception {
        try (TestRedis gone = TestRedis.gone()) {
            connect(gone);
            assertThatThrownBy(() -> learner.learn(lesson(true, SPAM, Optional.empty())))
                    .isInstanceOf(IOException.class);
            assertThat(found(SPAM)).isEmpty();
        }
    }

    private void teach(int each, Optional<String> mailbox) throws IOException {
        for (int i = 0; i < each; i++) {
            learner.learn(lesson(true, String.format(SPAM, i), mailbox));
            learner.learn(lesson(false, String.format(HAM, i), mailbox));
        }
    }

    private static Lesson lesson(boolean spam, String text, Optional<String> mailbox) {
        Scan scan = TestScans.of(text);
        return new Lesson(spam, scan.message(), scan.content(), mailbox);
    }

    private List<String> found(String text) throws Exception {
        return found(text, "alice@alpha.test");
    }

    private List<String> found(String text, String recipient) throws Exception {
        List<Inquiry> all = List.of(bayes.inquiry(), fuzzy.inquiry());
        try (Inquiries inquiries = new Inquiries(all, Duration.ofMinutes(1))) {
            Scan scan = TestScans.of(text, recipient);
            List<Hit> hits = inquiries.ask(scan).of(recipient);
            return hits.stream().map(hit -> hit.symbol().name()).toList();
        }
    }
}
