package org.mailherd.antispam.scan;

/** Where the part of a scan runs that computes; what waits for others stays outside. */
public interface Turn {

    /** For scans so small that nobody counts. */
    Turn FREE =
            new Turn() {
                @Override
                public <T, X extends Exception> T take(Task<T, X> task) throws X {
                    return task.run();
                }
            };

    /** Something that computes. */
    @FunctionalInterface
    interface Task<T, X extends Exception> {
        T run() throws X;
    }

    <T, X extends Exception> T take(Task<T, X> task) throws X, InterruptedException;
}
