package org.mailherd.antispam.verdict;

import org.mailherd.antispam.check.Scan;

/**
 * Remembers who tried when: a real mail server tries again, a spammer's program mostly does not.
 */
public interface Greylist {

    /** For greylisting switched off. */
    Greylist OFF = _ -> false;

    /** Whether this sender shall try again later; never throws, a memory out of reach lets pass. */
    boolean mustWait(Scan scan);
}
