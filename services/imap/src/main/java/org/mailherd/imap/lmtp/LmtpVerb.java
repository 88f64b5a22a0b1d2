package org.mailherd.imap.lmtp;

import java.io.IOException;
import java.util.List;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** One command. */
interface LmtpVerb {
    /** In capitals. */
    String name();

    /**
     * @param argument what follows the verb and a blank, UTF-8
     * @param wire only for verbs that read data or answer in between
     * @return one reply, or one for each recipient
     */
    List<SmtpReply> answer(String argument, LmtpTransaction transaction, Wire wire)
            throws IOException;
}
