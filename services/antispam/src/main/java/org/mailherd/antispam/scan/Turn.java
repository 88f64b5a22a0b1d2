package org.mailherd.antispam.scan;

import java.util.function.Function;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.Errand;
import org.mailherd.antispam.effort.Processors;

/**
 * Where the parts of a scan run that read the message and that compute; what waits for others stays
 * outside.
 */
public interface Turn {

    /** On the thread that asks, for tests. */
    Turn FREE =
            new Turn() {
                @Override
                public <T, X extends Exception> T take(Errand.Task<T, X> task) throws X {
                    return task.run();
                }

                @Override
                public <T> T work(long weight, Function<Effort, T> work) {
                    return new Effort(Processors.LIMIT).within(work);
                }
            };

    <T, X extends Exception> T take(Errand.Task<T, X> task) throws X, InterruptedException;

    /**
     * For what never waits: it is told how much it may cost.
     *
     * @param weight of the message, in octets of text to read
     */
    <T> T work(long weight, Function<Effort, T> work) throws InterruptedException;
}
