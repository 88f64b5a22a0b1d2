package org.mailherd.webmail.connection;

import org.jspecify.annotations.Nullable;

/** Why a mailbox could not be used. The page that is shown says what to do. */
public abstract sealed class MailboxFault extends RuntimeException {

    MailboxFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The server no longer takes, or never took, this name and password. */
    public static final class Refused extends MailboxFault {
        public Refused(Throwable cause) {
            super("login refused", cause);
        }
    }

    /** The server cannot be reached or broke off. */
    public static final class Unreachable extends MailboxFault {
        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The folder, message or part is not there (any more). */
    public static final class Missing extends MailboxFault {
        public Missing(String what) {
            super(what, null);
        }
    }

    /** The server understood and said no, such as over quota. Its text is in the message. */
    public static final class Declined extends MailboxFault {
        public Declined(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
