package org.mailherd.mailqueue.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Primary key of a recipient's row. */
record RowKey(String qid, int seq) {
    /** The ids alone too: MariaDB finds no index for a list of pairs. */
    static String condition(Collection<RowKey> keys) {
        return "qid IN (%s) AND (qid, seq) IN (%s)"
                .formatted(
                        QueueRows.marks(keys.size()),
                        String.join(", ", Collections.nCopies(keys.size(), "(?, ?)")));
    }

    static List<Object> values(Collection<RowKey> keys) {
        List<Object> values = new ArrayList<>();
        keys.forEach(key -> values.add(key.qid()));
        keys.forEach(key -> Collections.addAll(values, key.qid(), key.seq()));
        return values;
    }
}
