package org.mailherd.mailqueue.spool;

import java.io.IOException;
import org.mailherd.mailmodel.QueueId;

/**
 * The spool no longer has the bytes a queue row names: the disk lost or changed them after they
 * were forced.
 */
public final class SpoolDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    public SpoolDamagedException(QueueId id, SpoolRef ref, String what) {
        super("spool damaged at " + ref + " of " + id.value() + ": " + what);
    }
}
