package org.mailherd.antispam.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.policy.RateLimits;
import org.mailherd.directory.policy.RateLimits.Owned;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Holds up what a login sends beyond its mailbox's limit, or its domain's. As in mailcow recipients
 * are counted, not messages; the sender's own address, postmaster and mailer-daemon are free.
 */
public final class SendingLimits {
    private static final Logger log = LoggerFactory.getLogger(SendingLimits.class);
    private static final Set<String> FREE = Set.of("postmaster", "mailer-daemon");

    private final RateLimits limits;
    private final TokenBucket bucket;
    private final Clock clock;

    SendingLimits(RateLimits limits, TokenBucket bucket, Clock clock) {
        this.limits = limits;
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * Takes a submitted message's recipients from what is left.
     *
     * @return what its sender is told when it is too much for now
     * @throws DataAccessException if the directory cannot be asked
     */
    public Optional<String> exceeded(Envelope envelope) {
        String user = envelope.user().orElse("");
        int counted = counted(user, envelope.recipients());
        if (user.isEmpty() || counted == 0) {
            return Optional.empty();
        }
        return limits.forMailbox(user).flatMap(limit -> exceeded(envelope, limit, counted));
    }

    private Optional<String> exceeded(Envelope envelope, Owned limit, int counted) {
        Duration wait;
        try {
            wait = bucket.take(limit, counted, clock.instant());
        } catch (DataAccessException e) {
            // without Redis nobody has a past; mail that people write must not wait for it
            LogEvent.of("rate-limit-skipped")
                    .with("qid", envelope.queueId())
                    .quoted("reason", e.getMessage())
                    .warn(log);
            return Optional.empty();
        }
        if (wait.isZero()) {
            return Optional.empty();
        }
        LogEvent.of("rate-limited")
                .with("qid", envelope.queueId())
                .quoted("user", envelope.user().orElse(""))
                .quoted("limit_of", limit.owner())
                .quoted("limit", limit.limit().toString())
                .with("recipients", counted)
                .info(log);
        return Optional.of(
                "Too many recipients: %s may write to %s; please try again in %s"
                        .formatted(limit.owner(), words(limit), words(wait)));
    }

    private static int counted(String user, List<String> recipients) {
        return (int) recipients.stream().filter(one -> !isFree(user, one)).count();
    }

    private static boolean isFree(String user, String recipient) {
        int at = recipient.lastIndexOf('@');
        return recipient.equalsIgnoreCase(user)
                || FREE.stream()
                        .anyMatch(name ->
                                name.equalsIgnoreCase(
                                        at < 0 ? recipient : recipient.substring(0, at)));
    }

    private static String words(Owned limit) {
        return limit.limit().count()
                + " in "
                + switch (limit.limit().frame()) {
                    case SECOND -> "a second";
                    case MINUTE -> "a minute";
                    case HOUR -> "an hour";
                    case DAY -> "a day";
                };
    }

    private static String words(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return seconds <= 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
