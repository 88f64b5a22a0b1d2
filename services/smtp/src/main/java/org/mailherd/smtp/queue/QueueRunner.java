package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.queue.Admission;
import org.mailherd.mailqueue.queue.Lease;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.SpoolSweeper;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Holds the messages in work, each on a virtual thread of its own, never more than there is room
 * for. A housekeeping loop claims due rows, renews leases and sweeps the spool; a database that
 * does not answer is waited for.
 */
public final class QueueRunner implements Admission, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
    private static final int CLAIM_BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration RENEW = Duration.ofMinutes(1);
    private static final Duration STOP_GRACE = Duration.ofSeconds(8);

    /**
     * @param activeLimit messages in work at the same time
     * @param pollInterval between looks for due rows
     */
    public record Settings(int activeLimit, Duration pollInterval) {}

    private final Settings settings;
    private final Spool spool;
    private final QueueStore store;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private final Semaphore room;
    private final Set<QueueId> active = ConcurrentHashMap.newKeySet();
    private volatile Consumer<LeasedMessage> work = _ -> {};
    private volatile boolean running;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Instant lastRenewal;

    public QueueRunner(Settings settings, Spool spool, QueueStore store, Clock clock) {
        this.settings = settings;
        this.spool = spool;
        this.store = store;
        this.clock = clock;
        this.room = new Semaphore(settings.activeLimit());
        this.lastRenewal = clock.instant();
    }

    /**
     * Begins to work.
     *
     * @param delivery does everything about one message, its settlement included
     */
    public void start(Consumer<LeasedMessage> delivery) {
        work = delivery;
        running = true;
        Thread.ofVirtual().name("queue-runner").start(this::housekeeping);
    }

    @Override
    public boolean reserve() {
        return running && room.tryAcquire();
    }

    @Override
    public Lease lease() {
        return new Lease(owner, clock.instant().plus(LEASE));
    }

    @Override
    public void cancel() {
        room.release();
    }

    @Override
    public void deliver(LeasedMessage message) {
        active.add(message.envelope().id());
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
            active.remove(message.envelope().id());
            room.release();
        }
    }

    private void housekeeping() {
        boolean recovered = false;
        boolean lost = false;
        while (running) {
            try {
                if (!recovered) {
                    recover();
                    recovered = true;
                }
                tick();
                lost = false;
            } catch (DataAccessException | TransactionException | IOException e) {
                if (!lost) {
                    LogEvent.of("queue-lost").quoted("reason", e.getMessage()).error(log);
                }
                lost = true;
            } catch (RuntimeException e) {
                LogEvent.of("queue-fault").error(log, e);
            }
            pause();
        }
    }

    /** The spool's lock is ours, so whoever else has leases on its rows is dead. */
    private void recover() throws IOException {
        int returned = store.releaseOthers(spool.id(), lease(), clock.instant());
        int swept = new SpoolSweeper(spool, store).sweep();
        LogEvent.of("queue-ready")
                .with("spool", spool.id())
                .with("returned", returned)
                .with("swept", swept)
                .info(log);
    }

    private void tick() throws IOException {
        Instant now = clock.instant();
        if (Duration.between(lastRenewal, now).compareTo(RENEW) >= 0) {
            lastRenewal = now;
            store.renew(lease(), Set.copyOf(active));
            store.releaseExpired(spool.id(), now);
            new SpoolSweeper(spool, store).sweep();
        }
        claimAll(now);
    }

    private void claimAll(Instant now) {
        while (running && room.tryAcquire()) {
            int more = extraRoom();
            List<LeasedMessage> claimed;
            try {
                claimed = store.claim(spool.id(), lease(), now, 1 + more);
            } catch (RuntimeException e) {
                room.release(1 + more);
                throw e;
            }
            room.release(1 + more - claimed.size());
            claimed.forEach(this::deliver);
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    /**
     * Room for a batch, taken. Recipients are claimed, messages are counted: never more messages
     * than recipients.
     */
    private int extraRoom() {
        int more = Math.min(CLAIM_BATCH - 1, room.availablePermits());
        return more > 0 && room.tryAcquire(more) ? more : 0;
    }

    private void pause() {
        try {
            if (stopping.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /**
     * Takes nothing new and gives what is in work a little time; what it does not finish, a later
     * run will.
     */
    @Override
    public void close() {
        running = false;
        stopping.countDown();
        try {
            if (!room.tryAcquire(
                    settings.activeLimit(), STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LogEvent.of("queue-stopped").with("unfinished", active.size()).info(log);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
