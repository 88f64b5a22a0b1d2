package org.mailherd.adminui.queue;

import java.io.Serial;

/** smtp does not answer, or not as it should. Mail keeps waiting safely. */
public final class QueueUnavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param reason for the administrator
     */
    QueueUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
