package org.mailherd.imap.junk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.junk.JunkLessons;
import org.mailherd.mailstore.junk.Lesson;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.NoSuchMessage;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for lessons now and then and teaches them one by one. Of several processes each takes other
 * ones. A scanner that is away makes all wait; a lesson that nobody takes for too long is dropped.
 */
final class JunkTeacher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JunkTeacher.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration WAIT = Duration.ofMinutes(5);

    private final JunkLessons lessons;
    private final MessageStore messages;
    private final Scanner scanner;
    private final JunkSettings settings;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    JunkTeacher(
            JunkLessons lessons,
            MessageStore messages,
            Scanner scanner,
            JunkSettings settings,
            Clock clock) {
        this.lessons = lessons;
        this.messages = messages;
        this.scanner = scanner;
        this.settings = settings;
        this.clock = clock;
    }

    /** Teaches what is due. */
    void teach() {
        try {
            List<Lesson> due;
            do {
                due = lessons.claim(BATCH, settings.quiet(), LEASE);
                due.forEach(this::teach);
            } while (due.size() == BATCH && isRunning());
        } catch (RuntimeException e) {
            LogEvent.of("junk-lessons-unavailable").quoted("reason", e.getMessage()).warn(log);
        }
    }

    private void teach(Lesson lesson) {
        Optional<String> mailbox = lessons.address(lesson);
        if (lesson.where().isEmpty() || mailbox.isEmpty()) {
            lessons.drop(lesson);
            return;
        }
        Lesson.Where where = lesson.where().get();
        try {
            Scanner.Answer answer =
                    scanner.teach(
                            messages.body(where.folderId(), where.uid()),
                            lesson.spam(),
                            mailbox.get());
            switch (answer) {
                case Scanner.Answer.Done(int status) -> {
                    lessons.learned(lesson);
                    event("junk-learned", lesson).with("status", status).info(log);
                }
                case Scanner.Answer.Refused(String reason) -> drop(lesson, reason);
                case Scanner.Answer.Away(String reason) -> away(lesson, reason);
            }
        } catch (NoSuchMessage _) {
            lessons.later(lesson, WAIT);
        }
    }

    private void away(Lesson lesson, String reason) {
        Duration waited = Duration.between(lesson.since(), clock.instant());
        if (waited.compareTo(settings.patience()) < 0) {
            lessons.later(lesson, WAIT);
        } else {
            drop(lesson, reason);
        }
    }

    private void drop(Lesson lesson, String reason) {
        lessons.drop(lesson);
        event("learn-failed", lesson).quoted("reason", reason).warn(log);
    }

    private static LogEvent event(String name, Lesson lesson) {
        return LogEvent.of(name)
                .with("mailbox", lesson.mailboxId())
                .with("email", lesson.emailId())
                .with("lesson", lesson.spam() ? "learnspam" : "learnham");
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("junk-teacher").factory());
        long interval = settings.interval().toMillis();
        started.scheduleWithFixedDelay(this::teach, interval, interval, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
