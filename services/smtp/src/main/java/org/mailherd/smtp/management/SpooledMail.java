package org.mailherd.smtp.management;

import java.io.IOException;
import java.io.InputStream;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.spool.SpoolRef;

/** Where the octets of queued mail are read. */
@FunctionalInterface
public interface SpooledMail {
    /**
     * @throws IOException when the spool of this process does not have it
     */
    InputStream read(QueueId id, SpoolRef place) throws IOException;

    /** Messages in the first seconds of their first attempt, which no list has yet. */
    default int underway() {
        return 0;
    }
}
