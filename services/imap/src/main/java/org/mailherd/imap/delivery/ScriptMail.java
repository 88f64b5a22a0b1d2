package org.mailherd.imap.delivery;

import java.time.Duration;
import java.util.Optional;
import org.mailherd.directory.sieve.SieveMemory;

/**
 * A mail that a script wants sent.
 *
 * @param once what must not have been sent before; empty if that does not matter
 * @param carriesMessage whether the message itself leaves with it, so that it is kept when nobody
 *     takes the mail
 */
record ScriptMail(String action, OutgoingMail mail, Optional<Once> once, boolean carriesMessage) {
    /** For how long what is remembered. */
    record Once(SieveMemory.Kind kind, String mark, Duration time) {}
}
