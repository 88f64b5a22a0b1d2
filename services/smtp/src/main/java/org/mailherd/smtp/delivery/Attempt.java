package org.mailherd.smtp.delivery;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;

/** How an attempt for one recipient ended. */
public sealed interface Attempt {
    /** What was said last, by the other side or by us about it. */
    SmtpReply reply();

    /** The host that said it, as {@code name[address]:port}; empty when we did. */
    Optional<String> relay();

    Transfer transfer();

    record Delivered(SmtpReply reply, Optional<String> relay, Transfer transfer)
            implements Attempt {
        public Delivered(SmtpReply reply, Optional<String> relay) {
            this(reply, relay, Transfer.NONE);
        }
    }

    /** Worth another attempt. */
    record Deferred(SmtpReply reply, Optional<String> relay, Transfer transfer) implements Attempt {
        public Deferred(SmtpReply reply, Optional<String> relay) {
            this(reply, relay, Transfer.NONE);
        }
    }

    /** Will never work. */
    record Bounced(SmtpReply reply, Optional<String> relay, Transfer transfer) implements Attempt {
        public Bounced(SmtpReply reply, Optional<String> relay) {
            this(reply, relay, Transfer.NONE);
        }
    }

    /** A remote server's reply to what it was given. */
    static Attempt of(SmtpReply reply, String relay) {
        return of(reply, relay, Transfer.NONE);
    }

    static Attempt of(SmtpReply reply, String relay, Transfer transfer) {
        Optional<String> host = Optional.of(relay);
        if (reply.isPositive()) {
            return new Delivered(reply, host, transfer);
        }
        return reply.isPermfail()
                ? new Bounced(reply, host, transfer)
                : new Deferred(reply, host, transfer);
    }

    static Attempt deferred(String enhanced, String text) {
        return new Deferred(SmtpReply.of(451, enhanced, text), Optional.empty());
    }

    static Attempt bounced(String enhanced, String text) {
        return new Bounced(SmtpReply.of(550, enhanced, text), Optional.empty());
    }
}
