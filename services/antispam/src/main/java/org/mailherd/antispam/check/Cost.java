package org.mailherd.antispam.check;

import java.util.Locale;

/** What a message costs a check, by the dearest thing that it needs; the cheapest first. */
public enum Cost {
    /** Some fields of the header, or what is known by then: of the processor, microseconds. */
    FACTS,
    /**
     * The text, elements and links that are kept of a message: of the processor, microseconds for
     * each kilobyte of them.
     */
    BODY,
    /** Files, unpacked: of the processor, milliseconds for each megabyte that comes out. */
    ATTACHMENT,
    /** Redis: a round trip or two within the stack, a millisecond. */
    REDIS,
    /** MariaDB: a query or two within the stack, some milliseconds; mostly known from before. */
    DATABASE,
    /** The DNS: questions to servers elsewhere, all at once; milliseconds to seconds. */
    DNS,
    /** Another service that reads the octets of each part: tens of milliseconds for a megabyte. */
    SCANNER;

    /** As the protocol tells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
