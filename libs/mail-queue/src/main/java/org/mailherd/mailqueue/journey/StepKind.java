package org.mailherd.mailqueue.journey;

/** What happened to a message, or to somebody who wanted to bring one. */
public enum StepKind {
    /** A client that went on to do something came in. */
    CONNECTED,
    AUTHENTICATED,
    /** Turned away, with our reply: at connect, login, MAIL, RCPT or after the data. */
    REFUSED,
    /** Got our 250 after the data. */
    ACCEPTED,
    /** Judged by antispam: action, score, symbols. */
    SCANNED,
    /** An alias led elsewhere. */
    EXPANDED,
    /** Has a row in the queue, one step per final recipient. */
    QUEUED,
    /** One host was tried in vain, and another one comes next. */
    ATTEMPTED,
    DELIVERED,
    DEFERRED,
    BOUNCED,
    /** Too old to be tried again. */
    EXPIRED,
    /** The sender was told that delivery takes long. */
    DELAYED,
    /** The sender was told how it ended. */
    REPORTED,
    /** The sender was not told, by a rule that the detail names. */
    SUPPRESSED,
    /** Accepted for a target that keeps nothing. */
    DISCARDED,
    HELD,
    RELEASED,
    /** An administrator asked for an attempt now. */
    FLUSHED,
    REQUEUED,
    DELETED
}
