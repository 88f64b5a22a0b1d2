package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mailherd.mailqueue.bounce.ReportAction;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.RetrySchedule;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.bounce.BounceSender;
import org.mailherd.smtp.delivery.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a sender, once a message, that it takes longer: at the first attempt that fails after a
 * time.
 */
public final class DelayWatch {
    private static final Logger log = LoggerFactory.getLogger(DelayWatch.class);

    private final Duration after;
    private final RetrySchedule schedule;
    private final QueueStore store;
    private final BounceSender reports;

    /**
     * @param after age of the message; zero tells nobody
     */
    public DelayWatch(
            Duration after, RetrySchedule schedule, QueueStore store, BounceSender reports) {
        this.after = after;
        this.schedule = schedule;
        this.store = store;
        this.reports = reports;
    }

    /** Call when the outcome is recorded. What goes wrong here does not touch the message. */
    void consider(LeasedMessage message, Map<QueuedRecipient, Attempt> waiting, Instant now) {
        if (waiting.isEmpty()
                || after.isZero()
                || now.isBefore(message.envelope().due().plus(after))) {
            return;
        }
        try {
            if (store.noticeDelay(message.envelope().id())) {
                reports.send(
                        message,
                        Outcomes.of(waiting, ReportAction.DELAYED),
                        Optional.of(schedule.giveUp(message.envelope())));
            }
        } catch (QueueUnavailableException | IOException | RuntimeException e) {
            LogEvent.of("delay-notice-failed").with("qid", message.envelope().id()).error(log, e);
        }
    }
}
