package org.mailherd.directory.mailbox;

import java.util.Arrays;
import java.util.Optional;

/** mailcow's {@code active} of a mailbox. */
public enum MailboxAccess {
    INACTIVE(0),
    ACTIVE(1),
    /** Mail arrives, nobody may log in. */
    RECEIVE_ONLY(2);

    private final int code;

    MailboxAccess(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<MailboxAccess> ofCode(long code) {
        return Arrays.stream(values()).filter(access -> access.code == code).findFirst();
    }
}
