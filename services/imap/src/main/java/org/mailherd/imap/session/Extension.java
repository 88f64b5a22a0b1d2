package org.mailherd.imap.session;

import java.util.Arrays;
import java.util.Optional;

/** What a client can switch on by ENABLE (RFC 5161), or by using it. */
public enum Extension {
    /** FETCH responses carry modseqs (RFC 7162). */
    CONDSTORE("CONDSTORE"),
    /** VANISHED in place of EXPUNGE (RFC 7162). */
    QRESYNC("QRESYNC"),
    /** RFC 9051: no RECENT, ESEARCH in place of SEARCH, names in UTF-8. */
    IMAP4REV2("IMAP4rev2"),
    /** RFC 6855: UTF-8 in names, strings and messages. */
    UTF8("UTF8=ACCEPT");

    private final String wire;

    Extension(String wire) {
        this.wire = wire;
    }

    /** As CAPABILITY and ENABLED write it. */
    public String wire() {
        return wire;
    }

    public static Optional<Extension> named(String name) {
        return Arrays.stream(values()).filter(one -> one.wire.equalsIgnoreCase(name)).findFirst();
    }
}
