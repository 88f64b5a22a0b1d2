package org.mailherd.imap.managesieve;

/** An argument of a command. */
sealed interface Argument {
    /** Quoted or literal (RFC 5804 4), in UTF-8. */
    record Text(String value) implements Argument {}

    /** Of 32 bits. */
    record Number(long value) implements Argument {}

    /** A literal that was too long to be kept. */
    record Overlong(long octets) implements Argument {}
}
