package org.mailherd.mailstore.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;

/**
 * Messages of many sessions, one transaction at a time (ADR 10): who comes while one runs waits,
 * and the first of those who waited takes all of them with it. So a busy server commits less often
 * than it is asked to, and one session alone waits for nobody.
 *
 * <p>Nothing in the lane waits for a row that somebody else has locked: such a message leaves the
 * lane and waits by itself.
 */
final class AppendLane {
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_TEXT = 1 << 20;

    private final QuickAppend alone;
    private final SharedAppend together;
    private final EmailIds ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private boolean busy;

    AppendLane(QuickAppend alone, SharedAppend together, EmailIds ids) {
        this.alone = alone;
        this.together = together;
        this.ids = ids;
    }

    /** What one who waits is told. */
    private sealed interface Turn {
        record Lead() implements Turn {}

        /**
         * @param outcome empty: it has to be done alone
         */
        record Over(Optional<DeliveryOutcome> outcome) implements Turn {}
    }

    private record Waiting(AppendItem item, CompletableFuture<Turn> turn) {}

    /** Empty when it has to go the long way. */
    Optional<DeliveryOutcome> append(StoredMessage message, Delivery delivery) {
        if (!AppendItem.fits(message, delivery)) {
            return Optional.empty();
        }
        AppendItem item = AppendItem.of(message, delivery, ids.next());
        return Optional.of(inLane(item).orElseGet(() -> alone.append(item)));
    }

    private Optional<DeliveryOutcome> inLane(AppendItem item) {
        Waiting mine = new Waiting(item, new CompletableFuture<>());
        if (enter(mine)) {
            return lead(mine);
        }
        return switch (turn(mine)) {
            case Turn.Lead() -> lead(mine);
            case Turn.Over(var outcome) -> outcome;
        };
    }

    /** Whether the lane was free; else it is in the queue. */
    private boolean enter(Waiting mine) {
        lock.lock();
        try {
            if (busy) {
                queue.add(mine);
                return false;
            }
            busy = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An interrupt does not end the wait: the message is in the hands of another session. */
    private static Turn turn(Waiting mine) {
        try {
            return mine.turn.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private Optional<DeliveryOutcome> lead(Waiting mine) {
        List<Waiting> batch = List.of(mine);
        try {
            batch = gather(mine);
            List<Optional<DeliveryOutcome>> outcomes =
                    batch.size() == 1
                            ? List.of(alone.tryAppend(mine.item))
                            : together.append(batch.stream().map(Waiting::item).toList());
            for (int i = 1; i < outcomes.size(); i++) {
                batch.get(i).turn.complete(new Turn.Over(outcomes.get(i)));
            }
            return outcomes.getFirst();
        } catch (RuntimeException | Error e) {
            batch.forEach(one -> one.turn.completeExceptionally(e));
            throw e;
        } finally {
            handOver();
        }
    }

    private List<Waiting> gather(Waiting mine) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(mine);
        int text = mine.item.columns().length();
        lock.lock();
        try {
            while (batch.size() < MOST_TOGETHER && !queue.isEmpty()) {
                text += queue.getFirst().item.columns().length();
                if (text > MOST_TEXT) {
                    break;
                }
                batch.add(queue.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    private void handOver() {
        Waiting next;
        lock.lock();
        try {
            next = queue.poll();
            busy = next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.turn.complete(new Turn.Lead());
        }
    }
}
