package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailherd.mailqueue.queue.Admission;
import org.mailherd.mailqueue.queue.ClaimLimits;
import org.mailherd.mailqueue.queue.Lease;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Holds the messages in work, each on a virtual thread of its own: new ones as they are accepted,
 * older ones as they are due and there is room. A loop claims rows and keeps house; a database that
 * does not answer is waited for.
 */
public final class QueueRunner implements Admission, ClaimLimits, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
    private static final int CLAIM_BATCH = 200;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration STOP_GRACE = Duration.ofSeconds(8);
    private static final Duration OLD = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    /**
     * @param activeLimit messages in work or waiting for their turn in memory
     * @param pollInterval between looks for due rows
     * @param lifetime age from which a message is claimed whatever its destination: to be returned
     */
    public record Settings(int activeLimit, Duration pollInterval, Duration lifetime) {}

    private final Settings settings;
    private final Spool spool;
    private final QueueStore store;
    private final Clock clock;
    private final Housekeeping housekeeping;
    private final Destinations destinations;
    private final ActiveMail active;
    private final Set<String> full = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private volatile Consumer<LeasedMessage> work = _ -> {};
    private volatile boolean running;
    private volatile boolean starved;
    private Instant nextOld = Instant.MIN;

    public QueueRunner(
            Settings settings,
            Housekeeping housekeeping,
            QueueStore store,
            Destinations destinations,
            Clock clock) {
        this.settings = settings;
        this.housekeeping = housekeeping;
        this.spool = housekeeping.spool();
        this.store = store;
        this.destinations = destinations;
        this.clock = clock;
        this.active = new ActiveMail(settings.activeLimit());
    }

    /**
     * Begins to work.
     *
     * @param delivery does everything about one message, its settlement included
     */
    public void start(Consumer<LeasedMessage> delivery) {
        work = delivery;
        running = true;
        LogEvent.of("queue-ready").with("spool", spool.id()).with("run", spool.run()).info(log);
        Thread.ofVirtual().name("queue-runner").start(this::loop);
    }

    /** Messages in delivery or waiting for their turn in memory. */
    public int inWork() {
        return active.size();
    }

    @Override
    public boolean reserve(List<QueuedRecipient> recipients) {
        return running && active.reserve(recipients);
    }

    @Override
    public void cancel(List<QueuedRecipient> recipients) {
        active.release(recipients);
    }

    @Override
    public void deliver(LeasedMessage message) {
        active.begin(message.envelope().id());
        Thread.ofVirtual()
                .name("delivery-" + message.envelope().id())
                .start(() -> perform(message));
    }

    private void perform(LeasedMessage message) {
        try {
            work.accept(message);
        } catch (RuntimeException e) {
            // The rows stay leased and come back when the lease ends.
            LogEvent.of("delivery-fault").with("qid", message.envelope().id()).error(log, e);
        } finally {
            active.end(message.envelope().id());
            active.release(message.recipients());
            wakeFor(ActiveMail.nextHops(message.recipients()));
        }
    }

    /** A next hop of which more waits gets more as soon as half of its share is done. */
    private void wakeFor(Collection<String> nextHops) {
        if (starved && active.room() * 2 >= settings.activeLimit()) {
            starved = false;
            wake.release();
        }
        for (String nextHop : nextHops) {
            if (full.contains(nextHop)
                    && active.room(nextHop) * 2 >= active.share(nextHop)
                    && full.remove(nextHop)) {
                wake.release();
            }
        }
    }

    @Override
    public int recipients(String nextHop, boolean urgent) {
        if (urgent) {
            destinations.wake(nextHop);
        }
        if (destinations.restingUntil(nextHop).isPresent()) {
            return 0;
        }
        int room = active.room(nextHop);
        if (room <= 0) {
            full.add(nextHop);
        }
        return destinations.isDead(nextHop) ? Math.min(1, room) : room;
    }

    @Override
    public Instant again(String nextHop, Instant now) {
        return destinations.restingUntil(nextHop).orElse(now);
    }

    private Lease lease() {
        return new Lease(spool.run(), clock.instant().plus(LEASE));
    }

    private void loop() {
        boolean lost = false;
        while (running) {
            // Apart: what keeps one of them from working must not keep the other.
            boolean kept = attempt(lost, () -> housekeeping.look(lease(), active.ids()));
            boolean claimed = attempt(lost || !kept, this::claimAll);
            if (lost && kept && claimed) {
                LogEvent.of("queue-back").info(log);
            }
            lost = !kept || !claimed;
            pause();
        }
    }

    private interface Duty {
        void perform() throws IOException, QueueUnavailableException;
    }

    /**
     * @param known whether it is known already that something is away
     */
    private static boolean attempt(boolean known, Duty duty) {
        try {
            duty.perform();
            return true;
        } catch (DataAccessException
                | TransactionException
                | QueueUnavailableException
                | IOException e) {
            if (!known) {
                LogEvent.of("queue-lost").quoted("reason", e.getMessage()).error(log);
            }
        } catch (RuntimeException e) {
            LogEvent.of("queue-fault").error(log, e);
        }
        return false;
    }

    private void claimAll() {
        Instant now = clock.instant();
        claimWhile(limit -> store.claim(spool.id(), lease(), now, limit, this));
        if (!now.isBefore(nextOld)) {
            Instant old = now.minus(settings.lifetime());
            claimWhile(limit -> store.claimOlder(spool.id(), lease(), old, limit));
            nextOld = now.plus(OLD);
        }
    }

    private interface Claim {
        List<LeasedMessage> upTo(int limit);
    }

    /** Recipients are claimed, messages are counted: never more messages than recipients. */
    private void claimWhile(Claim claim) {
        List<LeasedMessage> claimed;
        do {
            int room = Math.min(CLAIM_BATCH, active.room());
            if (!running || room == 0) {
                starved = true;
                return;
            }
            claimed = claim.upTo(room);
            for (LeasedMessage message : claimed) {
                active.take(message.recipients());
                deliver(message);
            }
        } while (!claimed.isEmpty());
    }

    private void pause() {
        try {
            if (wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /**
     * Takes nothing new and gives what is in work a little time; what it does not finish, another
     * process takes over as soon as this one has let go of its spool, or the next run.
     */
    @Override
    public void close() {
        running = false;
        wake.release();
        try {
            Instant end = Instant.now().plus(STOP_GRACE);
            while (active.size() > 0 && Instant.now().isBefore(end)) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (active.size() > 0) {
            LogEvent.of("queue-stopped").with("unfinished", active.size()).info(log);
        }
    }
}
