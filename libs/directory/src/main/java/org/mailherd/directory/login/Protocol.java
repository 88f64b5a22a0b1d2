package org.mailherd.directory.login;

/** By what door somebody logs in; a mailbox may close each but the webmail's, which is IMAP's. */
public enum Protocol {
    SMTP,
    IMAP,
    POP3,
    SIEVE,
    DAV,
    WEBMAIL
}
