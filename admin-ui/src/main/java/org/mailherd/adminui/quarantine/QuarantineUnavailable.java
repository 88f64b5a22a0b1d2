package org.mailherd.adminui.quarantine;

import java.io.Serial;

/** antispam does not answer, or not as it should. What is kept stays there. */
public final class QuarantineUnavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param reason for the administrator
     */
    QuarantineUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
