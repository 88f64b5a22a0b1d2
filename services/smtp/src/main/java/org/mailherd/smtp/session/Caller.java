package org.mailherd.smtp.session;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;

/** Who called, as far as the door found out. Belongs to one session and its thread. */
public interface Caller {
    /** Somebody of whom nothing is known. */
    Caller STRANGER = new Stranger();

    /** Whether the client's network may send anywhere without login (Postfix's mynetworks). */
    boolean trusted();

    /** Set when the client hands on mail that others wrote: it is not the one to blame for it. */
    Optional<Forwarder> forwarder();

    /**
     * The client's name in the DNS, confirmed by its own address records (RFC 8601 2.7.3). May wait
     * a little for an answer that is still on its way.
     */
    Optional<String> name();

    /** {@link #name}, as far as it is known now; never waits. */
    default Optional<String> knownName() {
        return name();
    }

    /** What the DNS lists and the introduction count against it. */
    default int score() {
        return 0;
    }

    /** Why its recipients are refused; the session goes on until then, for the log. */
    Optional<SmtpReply> refusal();

    /** The connection is over. */
    default void left() {}

    /**
     * A host that forwards mail to us at somebody's wish.
     *
     * @param keepSpam what would be rejected as spam is filed as spam: a rejection would go to the
     *     forwarding host, which did nothing wrong
     */
    record Forwarder(boolean keepSpam) {}

    /** Nothing known, nothing allowed, nothing held against. */
    record Stranger() implements Caller {
        @Override
        public boolean trusted() {
            return false;
        }

        @Override
        public Optional<Forwarder> forwarder() {
            return Optional.empty();
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public Optional<SmtpReply> refusal() {
            return Optional.empty();
        }
    }
}
