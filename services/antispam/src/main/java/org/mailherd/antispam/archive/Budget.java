package org.mailherd.antispam.archive;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.mailherd.antispam.effort.Effort;

/**
 * What all archives of one message together may cost. Not for several threads.
 *
 * @see Limits
 */
public final class Budget {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long start;
    private long octets;
    private int members;
    private int windows = WINDOWS;

    /**
     * @param octets unpacked, of all archives
     * @param memberOctets of one member held at a time
     * @param members of all archives
     * @param depth archives in one another; 1 looks into the outermost only
     */
    public record Limits(long octets, int memberOctets, int members, int depth, Duration time) {

        /** At most depth times the member in memory: 8 MiB; half a second of two allowed. */
        public static final Limits ORDINARY =
                new Limits(24 << 20, 2 << 20, 2000, 4, Duration.ofMillis(500));
    }

    /** Of an unpacker whose window the archive chooses; beyond it xz and 7z are not opened. */
    static final int LARGE_WINDOW = 16 << 20;

    /** Of the unpackers that are open at one time, those of archives in archives. */
    private static final int WINDOWS = 25 << 20;

    /** What bzip2 needs; less is of no use to any. */
    private static final int LEAST_WINDOW = 4 << 20;

    /** Octets that an open unpacker may hold. */
    final class Memory implements AutoCloseable {
        private final int octets;

        private Memory(int octets) {
            this.octets = octets;
        }

        int kib() {
            return octets >> 10;
        }

        @Override
        public void close() {
            windows += octets;
        }
    }

    public Budget(Limits limits) {
        this(limits, Effort::processorTime);
    }

    Budget(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void member() throws LimitException {
        members++;
        if (members > limits.members()) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
        checkTime();
    }

    void unpacked(long count) throws LimitException {
        octets += count;
        if (octets > limits.octets()) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
        checkTime();
    }

    void depth(int depth) throws LimitException {
        if (depth > limits.depth()) {
            throw new LimitException(Trouble.TOO_DEEP);
        }
    }

    /**
     * @param wanted octets; fewer are given when others have the rest
     * @throws LimitException when hardly any are left
     */
    Memory memory(int wanted) throws LimitException {
        int given = Math.min(wanted, windows);
        if (given < Math.min(wanted, LEAST_WINDOW)) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
        windows -= given;
        return new Memory(given);
    }

    boolean affords(long count) {
        return count <= limits.octets() - octets;
    }

    int memberOctets() {
        return limits.memberOctets();
    }

    /** Octets unpacked so far, for tests and logs. */
    public long spent() {
        return octets;
    }

    private void checkTime() throws LimitException {
        if (nanoTime.getAsLong() - start > limits.time().toNanos() || Effort.isOver()) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
    }
}
