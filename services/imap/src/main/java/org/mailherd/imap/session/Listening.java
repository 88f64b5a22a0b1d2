package org.mailherd.imap.session;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.mailherd.imap.syntax.SyntaxFault;

/**
 * Waits for the client while it is told what happens: in IDLE, and between commands after NOTIFY. A
 * second virtual thread reads; the session's own thread sleeps until that or a folder wakes it, and
 * alone writes.
 */
public final class Listening {

    private Listening() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Input<T> {
        T read() throws IOException, SyntaxFault;
    }

    /** Tells the client what is new. */
    @FunctionalInterface
    public interface Telling {
        void tell() throws IOException;
    }

    /**
     * Tells once before the first sleep, as something may have changed before anybody watched, and
     * after each ring of the session's bell.
     */
    public static <T> T until(Session session, Input<T> input, Telling telling)
            throws IOException, SyntaxFault {
        Semaphore bell = session.bell();
        CompletableFuture<T> read = new CompletableFuture<>();
        Thread reader = Thread.ofVirtual().name("imap-listen").start(() -> read(input, read, bell));
        try {
            while (!read.isDone()) {
                telling.tell();
                session.out().flush();
                if (session.isEnding()) {
                    throw new EOFException("the folder was deleted");
                }
                bell.acquire();
                bell.drainPermits();
            }
            reader.join();
            return read.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } catch (ExecutionException e) {
            throw asThrown(e);
        }
    }

    private static <T> void read(Input<T> input, CompletableFuture<T> read, Semaphore bell) {
        try {
            read.complete(input.read());
        } catch (IOException | SyntaxFault | RuntimeException e) {
            read.completeExceptionally(e);
        } finally {
            bell.release();
        }
    }

    private static IOException asThrown(ExecutionException e) throws SyntaxFault {
        return switch (e.getCause()) {
            case SyntaxFault fault -> throw fault;
            case IOException io -> io;
            case null, default -> new IOException("reading failed", e.getCause());
        };
    }
}
