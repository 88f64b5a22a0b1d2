package org.mailherd.smtp.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.queue.NextHopKey;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * The messages in work: how many there may be, and how many recipients of one next hop, so that a
 * hundred thousand for one of them leave room for all others.
 */
final class ActiveMail {
    private static final int LOCAL_SHARE = 75;
    private static final int REMOTE_SHARE = 20;

    private final int limit;
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<String, Integer> recipients = new ConcurrentHashMap<>();
    private final Map<QueueId, Integer> inWork = new ConcurrentHashMap<>();

    ActiveMail(int limit) {
        this.limit = limit;
    }

    boolean reserve(Collection<QueuedRecipient> all) {
        for (QueuedRecipient one : all) {
            if (room(NextHopKey.of(one)) <= 0) {
                return false;
            }
        }
        if (messages.incrementAndGet() > limit) {
            messages.decrementAndGet();
            return false;
        }
        count(all, 1);
        return true;
    }

    /** Takes room whether there is any or not: what was claimed has to be worked on. */
    void take(Collection<QueuedRecipient> all) {
        messages.incrementAndGet();
        count(all, 1);
    }

    void release(Collection<QueuedRecipient> all) {
        messages.decrementAndGet();
        count(all, -1);
    }

    private void count(Collection<QueuedRecipient> all, int change) {
        for (QueuedRecipient one : all) {
            recipients.merge(
                    NextHopKey.of(one),
                    change,
                    (known, more) -> known + more == 0 ? null : known + more);
        }
    }

    /** Messages that may come. */
    int room() {
        return Math.max(0, limit - messages.get());
    }

    int size() {
        return messages.get();
    }

    /** Recipients of a next hop that may come. */
    int room(String nextHop) {
        return share(nextHop) - recipients.getOrDefault(nextHop, 0);
    }

    int share(String nextHop) {
        int percent = nextHop.equals(NextHopKey.LOCAL) ? LOCAL_SHARE : REMOTE_SHARE;
        return Math.max(1, limit * percent / 100);
    }

    void begin(QueueId id) {
        inWork.merge(id, 1, Integer::sum);
    }

    void end(QueueId id) {
        inWork.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }

    List<QueueId> ids() {
        return new ArrayList<>(inWork.keySet());
    }

    static Set<String> nextHops(Collection<QueuedRecipient> all) {
        return all.stream().map(NextHopKey::of).collect(Collectors.toSet());
    }
}
