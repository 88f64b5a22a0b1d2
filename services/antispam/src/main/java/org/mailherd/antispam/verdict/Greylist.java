package org.mailherd.antispam.verdict;

import java.time.Instant;
import org.mailherd.antispam.message.Envelope;

/**
 * Remembers who tried when: a real mail server tries again, a spammer's program mostly does not.
 */
public interface Greylist {

    /** For greylisting switched off. */
    Greylist OFF = (_, _) -> false;

    /** Whether this sender shall try again later; never throws, a memory out of reach lets pass. */
    boolean mustWait(Envelope envelope, Instant now);
}
