package org.mailherd.directory.login;

/** Through which doors a mailbox or an app password may come in. */
record ProtocolSwitches(boolean smtp, boolean imap, boolean pop3, boolean sieve, boolean dav) {
    boolean allow(Protocol protocol) {
        return switch (protocol) {
            case SMTP -> smtp;
            case IMAP, WEBMAIL -> imap;
            case POP3 -> pop3;
            case SIEVE -> sieve;
            case DAV -> dav;
        };
    }
}
