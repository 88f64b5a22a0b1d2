package org.mailherd.smtp.client;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One thread that looks at all connections now and then. */
public final class Watch implements AutoCloseable {
    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final List<Runnable> chores = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Watch() {}

    /**
     * @param interval between looks: how late a limit may strike
     */
    public static Watch start(Duration interval) {
        Watch watch = new Watch();
        Thread.ofVirtual().name("outbound-watch").start(() -> watch.look(interval));
        return watch;
    }

    Guard guard(Socket socket) {
        Guard guard = new Guard(socket, this);
        guards.add(guard);
        return guard;
    }

    void forget(Guard guard) {
        guards.remove(guard);
    }

    /** Runs at each look; must not block. */
    void alsoDo(Runnable chore) {
        chores.add(chore);
    }

    private void look(Duration interval) {
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                guards.forEach(guard -> guard.check(now));
                chores.forEach(Runnable::run);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
