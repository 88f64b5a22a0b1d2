package org.mailherd.mailqueue.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages in work that have no rows yet: durable in a segment, known to this process alone. Most
 * are delivered as such. Keeps the bytes of as many as fit into {@value #MAX_BYTES}, so that they
 * are delivered without being read back.
 */
public final class FreshMail {
    private static final Logger log = LoggerFactory.getLogger(FreshMail.class);
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final Spool spool;
    private final Map<QueueId, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong bytesHeld = new AtomicLong();

    /**
     * @param rowing whether rows are being written: whoever finishes it must wait for them
     */
    private record Entry(LeasedMessage message, List<byte[]> content, long bytes, boolean rowing) {
        Entry rowing(boolean now) {
            return new Entry(message, content, bytes, now);
        }
    }

    public FreshMail(Spool spool) {
        this.spool = spool;
    }

    public Spool spool() {
        return spool;
    }

    /**
     * @param content the message in memory, or empty
     */
    void add(LeasedMessage message, List<byte[]> content) {
        long bytes = content.stream().mapToLong(part -> part.length).sum();
        boolean fits = bytesHeld.addAndGet(bytes) <= MAX_BYTES;
        if (!fits) {
            bytesHeld.addAndGet(-bytes);
        }
        entries.put(
                message.envelope().id(),
                fits
                        ? new Entry(message, content, bytes, false)
                        : new Entry(message, List.of(), 0, false));
    }

    /** How many, for those who look at the queue: no list has them. */
    public int size() {
        return entries.size();
    }

    Optional<LeasedMessage> get(QueueId id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::message);
    }

    /** Those that arrived before and are still in work. */
    List<QueueId> arrivedBefore(Instant time) {
        return entries.values().stream()
                .map(entry -> entry.message().envelope())
                .filter(envelope -> envelope.arrived().isBefore(time))
                .map(MessageEnvelope::id)
                .toList();
    }

    /**
     * Nothing is left to do for the message: its segment needs it no more.
     *
     * @return false when it has rows, or is just getting them
     */
    boolean finish(QueueId id) {
        List<Entry> removed = new ArrayList<>(1);
        entries.computeIfPresent(
                id,
                (_, entry) -> {
                    if (!entry.rowing()) {
                        removed.add(entry);
                    }
                    return entry.rowing() ? entry : null;
                });
        for (Entry entry : removed) {
            bytesHeld.addAndGet(-entry.bytes());
            mark(List.of(entry.message().place()));
        }
        return !removed.isEmpty();
    }

    /**
     * From now on {@link #finish} leaves them alone; {@link #haveRows} or a call with false
     * follows.
     */
    void rowing(Collection<QueueId> ids, boolean now) {
        ids.forEach(id -> entries.computeIfPresent(id, (_, entry) -> entry.rowing(now)));
    }

    /** These have rows now. */
    void haveRows(Collection<QueueId> ids) {
        List<SpoolRef> places = new ArrayList<>();
        for (QueueId id : ids) {
            Entry entry = remove(id);
            if (entry != null) {
                places.add(entry.message().place());
            }
        }
        mark(places);
    }

    private @Nullable Entry remove(QueueId id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            bytesHeld.addAndGet(-entry.bytes());
        }
        return entry;
    }

    /** A mark that cannot be written costs a second delivery after a crash, never a message. */
    void mark(Collection<SpoolRef> places) {
        try {
            spool.mark(places);
        } catch (IOException e) {
            log.warn("event=spool-mark-failed messages={}", places.size(), e);
        }
    }

    /** The bytes of a message in work, fresh or not. */
    public InputStream open(LeasedMessage message) throws IOException {
        QueueId id = message.envelope().id();
        Entry entry = entries.get(id);
        if (entry == null || entry.content().isEmpty()) {
            return spool.read(id, message.place());
        }
        return new SequenceInputStream(
                new ByteArrayInputStream(entry.content().getFirst()),
                new ByteArrayInputStream(entry.content().getLast()));
    }
}
