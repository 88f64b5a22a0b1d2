package org.mailherd.smtp.door;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether this process has so little left that new connections had better come again: a calm 421
 * now is worth more than an accepted session that fails.
 */
final class Overload {
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
    private static final long COLLECT_EVERY_NANOS = 30_000_000_000L;

    private final double heapLimit;
    private final Supplier<Optional<String>> others;
    private final DoorLog log;
    private final Optional<MemoryPoolMXBean> old;
    private volatile long lastCollection = System.nanoTime() - COLLECT_EVERY_NANOS;
    private volatile Look look = new Look(System.nanoTime() - LOOK_EVERY_NANOS, Optional.empty());

    private record Look(long at, Optional<String> reason) {}

    /**
     * @param heapLimit part of the old generation that survives its collection, 0 to 1
     * @param others what else may be short, such as room in the spool: the reason for the log
     */
    Overload(double heapLimit, Supplier<Optional<String>> others, DoorLog log) {
        this.heapLimit = heapLimit;
        this.others = others;
        this.log = log;
        // What is used before a collection says nothing: garbage is in it.
        this.old =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                        .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
    }

    boolean turnsAway(String listener) {
        Optional<String> reason = reason();
        reason.ifPresent(why -> log.overloaded(listener, why));
        return reason.isPresent();
    }

    private Optional<String> reason() {
        long now = System.nanoTime();
        Look last = look;
        if (now - last.at() < LOOK_EVERY_NANOS) {
            return last.reason();
        }
        Optional<String> full = heap();
        if (full.isPresent()) {
            collect(now);
        }
        Look fresh = new Look(now, full.or(others));
        look = fresh;
        return fresh.reason();
    }

    /** Who takes nothing new makes no garbage: without this the last look would stay true. */
    private void collect(long now) {
        if (now - lastCollection >= COLLECT_EVERY_NANOS) {
            lastCollection = now;
            Thread.ofVirtual()
                    .name("overload")
                    .start(() -> ManagementFactory.getMemoryMXBean().gc());
        }
    }

    private Optional<String> heap() {
        return old.flatMap(pool -> {
            MemoryUsage after = pool.getCollectionUsage();
            boolean full =
                    after != null
                            && after.getMax() > 0
                            && after.getUsed() > heapLimit * after.getMax()
                            && pool.getUsage().getUsed() > heapLimit * after.getMax();
            return full
                    ? Optional.of(
                            "heap: "
                                    + after.getUsed()
                                    + " of "
                                    + after.getMax()
                                    + " bytes live after a collection")
                    : Optional.empty();
        });
    }
}
