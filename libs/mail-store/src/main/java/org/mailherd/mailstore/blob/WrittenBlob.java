package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A blob that can be read, and whose sync may still be under way: what follows can be prepared
 * meanwhile, and must not be promised to anybody before {@link #awaitDurable}.
 */
public final class WrittenBlob {
    private final BlobRef ref;
    private final CompletableFuture<?> synced;

    WrittenBlob(BlobRef ref, CompletableFuture<?> synced) {
        this.ref = ref;
        this.synced = synced;
    }

    static WrittenBlob durable(BlobRef ref) {
        return new WrittenBlob(ref, CompletableFuture.completedFuture(ref));
    }

    public BlobRef ref() {
        return ref;
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
