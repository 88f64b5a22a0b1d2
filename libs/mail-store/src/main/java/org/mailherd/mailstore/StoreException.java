package org.mailherd.mailstore;

/**
 * A request the store understood and refused. The protocol edge maps each subclass to its own
 * answer; faults of the database stay Spring's {@code DataAccessException}, faults of the disk are
 * {@code UncheckedIOException}.
 */
public abstract class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected StoreException(String message) {
        super(message);
    }
}
