package org.mailherd.smtp.client;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * The time limit of one connection. Reads that get one octet a minute and writes that nobody takes
 * off do not end by themselves: {@link Watch} closes the socket under them.
 */
public final class Guard implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Socket socket;
    private final Watch watch;
    private volatile long whole = NEVER;
    private volatile long step = NEVER;
    private volatile boolean expired;

    Guard(Socket socket, Watch watch) {
        this.socket = socket;
        this.watch = watch;
    }

    /** All of what follows. */
    void whole(Duration limit) {
        step = NEVER;
        whole = System.nanoTime() + limit.toNanos();
    }

    /** The step that begins now. */
    void step(Duration limit) {
        step = System.nanoTime() + limit.toNanos();
    }

    /** Nothing is waited for. */
    void rest() {
        step = NEVER;
        whole = NEVER;
    }

    boolean expired() {
        return expired;
    }

    void check(long now) {
        if (isPast(whole, now) || isPast(step, now)) {
            expired = true;
            closeSocket();
        }
    }

    private static boolean isPast(long limit, long now) {
        return limit != NEVER && now - limit > 0;
    }

    /** The bare socket: closing a TLS socket would wait for the one who blocks in it. */
    void closeSocket() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is of no use any more
        }
    }

    @Override
    public void close() {
        watch.forget(this);
    }
}
