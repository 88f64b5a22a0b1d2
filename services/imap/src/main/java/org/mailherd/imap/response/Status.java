package org.mailherd.imap.response;

/** The words a status response starts with, RFC 3501 section 7.1. */
public enum Status {
    OK,
    NO,
    BAD
}
