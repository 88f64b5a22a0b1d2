package org.mailherd.antispam.reputation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.message.Message;
import org.mailherd.antispam.reputation.Counted.Side;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Puts a person's word in the place of how a message was counted. */
final class Correction implements OriginLessons {
    private static final Logger log = LoggerFactory.getLogger(Correction.class);

    private final Ledger ledger;
    private final CountBook book;
    private final Duration halfLife;
    private final Clock clock;

    Correction(Ledger ledger, CountBook book, Duration halfLife, Clock clock) {
        this.ledger = ledger;
        this.book = book;
        this.halfLife = halfLife;
        this.clock = clock;
    }

    @Override
    public void taught(Message message, Content content, boolean spam) {
        Instant now = clock.instant();
        try {
            book.correct(Recognition.of(message, content), spam ? Side.BAD : Side.GOOD, now)
                    .ifPresent(before ->
                            ledger.change(before.subjects(), change(before, spam, now), now));
        } catch (DataAccessException e) {
            LogEvent.of("reputation-lesson-missed")
                    .quoted("reason", String.valueOf(e.getMessage()))
                    .warn(log);
        }
    }

    /** The old count has faded since; only what is left of it goes. */
    private Standing change(Counted before, boolean spam, Instant now) {
        double age = Math.max(0, Duration.between(before.at(), now).toSeconds());
        double left = Math.pow(0.5, age / halfLife.toSeconds());
        double good = (spam ? 0 : 1) - (before.side() == Side.GOOD ? left : 0);
        double bad = (spam ? 1 : 0) - (before.side() == Side.BAD ? left : 0);
        return new Standing(good, bad);
    }
}
