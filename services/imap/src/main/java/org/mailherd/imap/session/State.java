package org.mailherd.imap.session;

/** The states of RFC 3501 section 3, in the order in which a session gains rights. */
public enum State {
    NOT_AUTHENTICATED,
    AUTHENTICATED,
    SELECTED
}
