package org.mailherd.mailstore.check;

import java.util.function.Consumer;
import org.mailherd.mailstore.blob.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a store, also while it is in use. What it mends is worked out anew from what is certain;
 * it never removes a message.
 */
public final class StoreCheck {
    private final JdbcClient jdbc;
    private final BlobCheck blobs;
    private final CounterCheck counters;

    public StoreCheck(JdbcClient jdbc, TransactionTemplate transaction, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = new BlobCheck(jdbc, blobs);
        this.counters = new CounterCheck(jdbc, transaction);
    }

    /** How much was looked at, and what was found. */
    public record Summary(long emails, long findings, long mended) {}

    /**
     * @param repair whether to mend what can be mended without loss
     */
    public Summary check(boolean repair, Consumer<Finding> findings) {
        long[] count = new long[2];
        Consumer<Finding> counted =
                finding -> {
                    count[0]++;
                    count[1] += finding.mended() ? 1 : 0;
                    findings.accept(finding);
                };
        long emails = blobs.check(repair, counted);
        counters.check(repair, counted);
        if (count[1] > 0) {
            // What was worked out of the rows before they were mended.
            jdbc.sql("DELETE FROM folder_derived").update();
        }
        return new Summary(emails, count[0], count[1]);
    }
}
