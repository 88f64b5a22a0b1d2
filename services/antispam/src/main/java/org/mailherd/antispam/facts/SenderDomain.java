package org.mailherd.antispam.facts;

/** Whether an answer to the sender could arrive. */
public enum SenderDomain {
    /** It has a mail exchanger. */
    EXCHANGER,
    /** It has only an address (RFC 5321 5.1: the implicit exchanger). */
    ADDRESS,
    /** RFC 7505: it says that it takes no mail. */
    NULL_EXCHANGER,
    /** Nothing, or no such name. */
    UNREACHABLE,
    /** Not asked, or the DNS did not answer. */
    UNKNOWN
}
