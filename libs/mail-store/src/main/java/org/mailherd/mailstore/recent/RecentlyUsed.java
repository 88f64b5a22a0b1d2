package org.mailherd.mailstore.recent;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that never change, of which those used last stay. A cache that weighs how often something
 * was asked for would, once it is full, keep yesterday's mail and turn away what has just arrived.
 * Safe for any number of threads.
 */
public final class RecentlyUsed<K, V> {
    private static final int SHELVES = 8;

    private final List<Shelf<K, V>> shelves;
    private final long each;

    /**
     * @param most weight in all; 0 keeps nothing
     * @param weigher what a value weighs with its key
     */
    public RecentlyUsed(long most, ToIntFunction<V> weigher) {
        this.each = most / SHELVES;
        this.shelves =
                Stream.generate(() -> new Shelf<K, V>(each, weigher)).limit(SHELVES).toList();
    }

    /** The weight of the heaviest value that is kept. */
    public long largest() {
        return each;
    }

    public @Nullable V find(K key) {
        return shelf(key).find(key);
    }

    public void keep(K key, V value) {
        shelf(key).keep(key, value);
    }

    public void forget(Predicate<K> keys) {
        shelves.forEach(shelf -> shelf.forget(keys));
    }

    private Shelf<K, V> shelf(K key) {
        int mixed = key.hashCode() * 0x9E37_79B9;
        return shelves.get((mixed >>> 16) % SHELVES);
    }

    /** A part of the whole under a lock of its own. */
    private static final class Shelf<K, V> {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<K, V> values = new LinkedHashMap<>(64, 0.75f, true);
        private final ToIntFunction<V> weigher;
        private final long most;
        private long held;

        Shelf(long most, ToIntFunction<V> weigher) {
            this.most = most;
            this.weigher = weigher;
        }

        @Nullable V find(K key) {
            lock.lock();
            try {
                return values.get(key);
            } finally {
                lock.unlock();
            }
        }

        void keep(K key, V value) {
            int weight = weigher.applyAsInt(value);
            if (weight > most) {
                return;
            }
            lock.lock();
            try {
                V before = values.put(key, value);
                held += weight;
                held -= before == null ? 0 : weigher.applyAsInt(before);
                Iterator<V> oldest = values.values().iterator();
                while (held > most) {
                    held -= weigher.applyAsInt(oldest.next());
                    oldest.remove();
                }
            } finally {
                lock.unlock();
            }
        }

        void forget(Predicate<K> keys) {
            lock.lock();
            try {
                values.entrySet()
                        .removeIf(entry -> {
                            boolean gone = keys.test(entry.getKey());
                            held -= gone ? weigher.applyAsInt(entry.getValue()) : 0;
                            return gone;
                        });
            } finally {
                lock.unlock();
            }
        }
    }
}
