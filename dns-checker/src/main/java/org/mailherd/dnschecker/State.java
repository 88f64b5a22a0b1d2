package org.mailherd.dnschecker;

/** How bad it is; worst last. */
public enum State {
    OK,
    /** Mail flows, but something is missing or unknown. */
    WARN,
    /** Mail is lost, refused or taken for junk. */
    FAIL
}
