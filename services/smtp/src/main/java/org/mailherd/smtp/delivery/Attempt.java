package org.mailherd.smtp.delivery;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;

/** How an attempt for one recipient ended. */
public sealed interface Attempt {
    /** What was said last, by the other side or by us about it. */
    SmtpReply reply();

    /** The host that said it; empty when we did. */
    Optional<String> relay();

    record Delivered(SmtpReply reply, Optional<String> relay) implements Attempt {}

    /** Worth another attempt. */
    record Deferred(SmtpReply reply, Optional<String> relay) implements Attempt {}

    /** Will never work. */
    record Bounced(SmtpReply reply, Optional<String> relay) implements Attempt {}

    /** A remote server's reply to what it was given. */
    static Attempt of(SmtpReply reply, String relay) {
        Optional<String> host = Optional.of(relay);
        if (reply.isPositive()) {
            return new Delivered(reply, host);
        }
        return reply.isPermfail() ? new Bounced(reply, host) : new Deferred(reply, host);
    }

    static Attempt deferred(String enhanced, String text) {
        return new Deferred(SmtpReply.of(451, enhanced, text), Optional.empty());
    }

    static Attempt bounced(String enhanced, String text) {
        return new Bounced(SmtpReply.of(550, enhanced, text), Optional.empty());
    }
}
