package org.mailherd.mailqueue.queue;

/** How a recipient is reached, and why mail leaves the house. */
public enum Transport {
    /** LMTP to the mailbox service. */
    LOCAL,
    /** SMTP to the world: mail that one of our own people sent, or a report of ours. */
    REMOTE,
    /** SMTP to the world: somebody's mail that an alias sends on, with SRS and an ARC seal. */
    FORWARD,
    /** SMTP to the next hop of a domain that we relay or are backup MX for. */
    RELAY,
    /** To the scanner as an example of wanted mail. */
    LEARN_HAM,
    /** To the scanner as an example of spam. */
    LEARN_SPAM,
    /** Nowhere: the sender hears that an address was sent on to several. */
    EXPANSION
}
