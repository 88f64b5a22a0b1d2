package org.mailherd.imap.lmtp;

import java.util.List;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** LHLO: says what we can. */
final class LhloVerb implements LmtpVerb {
    private final String hostname;
    private final long maxSize;

    LhloVerb(String hostname, long maxSize) {
        this.hostname = hostname;
        this.maxSize = maxSize;
    }

    @Override
    public String name() {
        return "LHLO";
    }

    @Override
    public List<SmtpReply> answer(String argument, LmtpTransaction transaction, Wire wire) {
        if (argument.isEmpty()) {
            return List.of(SmtpReply.of(501, "5.5.4", "LHLO needs a host name"));
        }
        transaction.greet();
        return List.of(
                new SmtpReply(
                        250,
                        null,
                        List.of(
                                hostname,
                                "PIPELINING",
                                "8BITMIME",
                                "SMTPUTF8",
                                "ENHANCEDSTATUSCODES",
                                "DSN",
                                "SIZE " + maxSize)));
    }
}
