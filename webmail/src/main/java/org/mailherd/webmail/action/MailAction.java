package org.mailherd.webmail.action;

/** What can be done to messages of a list. */
public enum MailAction {
    READ,
    UNREAD,
    FLAG,
    UNFLAG,
    MOVE,
    ARCHIVE,
    JUNK,
    /** To the inbox. */
    NOT_JUNK,
    /** To Trash; from Trash for good. */
    DELETE
}
