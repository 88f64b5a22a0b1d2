package org.mailherd.mailqueue.queue;

import java.io.Closeable;
import java.util.List;

/** Records what became of leased rows, many runners' outcomes in one transaction. */
public final class QueueSettler implements Closeable {
    private final GroupCommit<List<Settlement>> commits;

    public QueueSettler(QueueStore store) {
        this.commits =
                new GroupCommit<>(
                        "queue-settler",
                        1,
                        () -> batch -> store.settle(batch.stream().flatMap(List::stream).toList()));
    }

    /**
     * Returns when the outcome is committed.
     *
     * @throws QueueUnavailableException when it is not: the rows stay leased and come back when the
     *     lease ends
     */
    public void settle(List<Settlement> outcome) throws QueueUnavailableException {
        commits.write(outcome);
    }

    @Override
    public void close() {
        commits.close();
    }
}
