package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A blob on its way to the disk, whose sync may still be under way: what follows can be prepared
 * meanwhile, and must not be promised to anybody before {@link #awaitDurable}.
 */
public final class WrittenBlob {
    private final CompletableFuture<BlobRef> placed;
    private final CompletableFuture<?> synced;

    WrittenBlob(CompletableFuture<BlobRef> placed, CompletableFuture<?> synced) {
        this.placed = placed;
        this.synced = synced;
    }

    /** Of which nothing is under way any more. */
    public static WrittenBlob durable(BlobRef ref) {
        CompletableFuture<BlobRef> done = CompletableFuture.completedFuture(ref);
        return new WrittenBlob(done, done);
    }

    /**
     * Where it is; from then on it can be read.
     *
     * @throws IOException when it could not be written
     */
    public BlobRef place() throws IOException {
        return result(placed);
    }

    /** Calls as soon as it has its place; never, if it gets none. */
    void whenPlaced(Consumer<BlobRef> told) {
        placed.thenAccept(told);
    }

    /** Whether {@link #awaitDurable} returns at once. */
    public boolean isDurable() {
        return synced.isDone() && !synced.isCompletedExceptionally();
    }

    /**
     * @throws IOException when it could not be synced: nobody knows what the disk holds
     */
    public void awaitDurable() throws IOException {
        result(synced);
    }

    static <T> T result(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while storing a message", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot store a message: " + e.getCause(), e.getCause());
        }
    }
}
