package org.mailherd.mailqueue.queue;

/** How a recipient is reached: LMTP to the mailbox service, or SMTP to the world. */
public enum Transport {
    LOCAL,
    REMOTE
}
