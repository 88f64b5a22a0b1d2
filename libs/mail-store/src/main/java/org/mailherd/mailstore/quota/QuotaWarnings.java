package org.mailherd.mailstore.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of how full a mailbox its owner was told, so that each crossing is told once. */
public final class QuotaWarnings {
    /** How long what another node has added may go unseen. */
    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;

    /** Mailboxes whose owner need not be told anything, as they were when somebody looked. */
    private final Cache<Long, Calm> calm =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(TRUSTED).build();

    public QuotaWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mailbox has become this full, for the first time since it was emptier. */
    public record Crossing(int percent, QuotaUsage usage) {}

    private static final class Calm {
        private final QuotaLimit limit;
        private QuotaUsage usage;

        Calm(QuotaLimit limit, QuotaUsage usage) {
            this.limit = limit;
            this.usage = usage;
        }

        synchronized boolean holds(QuotaLimit now, QuotaUsage more) {
            usage = usage.plus(more.bytes(), more.messages());
            return limit.equals(now) && level(limit, usage) == 0;
        }
    }

    /**
     * Whether an addition cannot have crossed anything, by what was seen a moment ago: then nobody
     * need be asked. Never true of a mailbox whose owner has been warned.
     *
     * @param limit the mailbox's
     */
    public boolean isRuledOut(long mailboxId, QuotaLimit limit, QuotaUsage added) {
        Calm seen = calm.getIfPresent(mailboxId);
        return seen != null && seen.holds(limit, added);
    }

    /**
     * Looks at a mailbox after something was added. The result is for one caller alone, who has to
     * tell the owner.
     */
    public Optional<Crossing> crossed(long mailboxId, QuotaLimit limit) {
        if (limit.equals(QuotaLimit.NONE)) {
            calm.put(mailboxId, new Calm(limit, QuotaUsage.EMPTY));
            return Optional.empty();
        }
        return jdbc.sql("SELECT bytes, messages, warned FROM mailbox_state WHERE mailbox_id = ?")
                .param(mailboxId)
                .query((row, _) ->
                        new Told(new QuotaUsage(row.getLong(1), row.getLong(2)), row.getInt(3)))
                .optional()
                .flatMap(told -> crossed(mailboxId, limit, told));
    }

    private Optional<Crossing> crossed(long mailboxId, QuotaLimit limit, Told told) {
        int level = level(limit, told.usage());
        if (level == 0) {
            calm.put(mailboxId, new Calm(limit, told.usage()));
        } else {
            calm.invalidate(mailboxId);
        }
        if (level == told.level() || !moved(mailboxId, told.level(), level)) {
            return Optional.empty();
        }
        return level > told.level()
                ? Optional.of(new Crossing(level, told.usage()))
                : Optional.empty();
    }

    /** Of two at the same time one. */
    private boolean moved(long mailboxId, int from, int to) {
        return jdbc.sql("UPDATE mailbox_state SET warned = ? WHERE mailbox_id = ? AND warned = ?")
                        .params(to, mailboxId, from)
                        .update()
                > 0;
    }

    private static int level(QuotaLimit limit, QuotaUsage usage) {
        double part =
                Math.max(
                        part(usage.bytes(), limit.bytes()),
                        part(usage.messages(), limit.messages()));
        if (part >= 0.95) {
            return 95;
        }
        return part >= 0.8 ? 80 : 0;
    }

    private static double part(long used, long limit) {
        return limit == 0 ? 0 : (double) used / limit;
    }

    private record Told(QuotaUsage usage, int level) {}
}
