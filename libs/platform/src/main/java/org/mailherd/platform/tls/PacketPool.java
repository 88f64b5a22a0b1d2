package org.mailherd.platform.tls;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * Arrays for one TLS record each, lent for as long as a record is made, sent or read out. Who finds
 * none gets a new one: nobody waits for another connection, and no more than {@link #KEPT} outlive
 * the work.
 */
final class PacketPool {
    /** What the JDK's engine asks for whatever it has to write: 2^14 octets and the overhead. */
    static final int SIZE = 16_709;

    static final PacketPool SHARED = new PacketPool();

    private static final int KEPT = 64;

    private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

    byte[] borrow() {
        byte[] one = free.poll();
        return one == null ? new byte[SIZE] : one;
    }

    void giveBack(byte[] one) {
        boolean _ = free.offer(one);
    }
}
