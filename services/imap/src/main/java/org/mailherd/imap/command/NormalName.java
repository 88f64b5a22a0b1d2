package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.Session;

/**
 * OLDNAME, RFC 9051 6.3.9.7: who wrote a name in a form that is not kept is told the one that is.
 */
final class NormalName {

    private NormalName() {}

    /** Says nothing where both are the same, nor to a client that would not understand it. */
    static void tell(Session session, String attributes, String shown, String asked)
            throws IOException {
        if (session.has(Extension.IMAP4REV2) && !shown.equals(asked)) {
            session.out().text("* LIST (").text(attributes).text(") \"/\" ").mailbox(shown);
            session.out().text(" (\"OLDNAME\" (").mailbox(asked).text("))").crlf();
        }
    }
}
