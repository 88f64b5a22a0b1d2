package org.mailherd.imap.search;

/** One compiled condition of a search; UNKNOWN when the message has to be read further. */
@FunctionalInterface
interface Criterion {
    Match test(Candidate message);
}
