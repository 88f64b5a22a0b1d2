package org.mailherd.imap.delivery;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailmodel.EnhancedCode;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;

/** Replies of our own making for one recipient. */
final class Refusals {
    private static final int LONGEST = 400;

    private Refusals() {}

    static SmtpReply reply(MailAddress to, List<String> lines) {
        List<String> text = new ArrayList<>();
        for (String line : lines) {
            text.add(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        }
        if (text.isEmpty()) {
            text.add("<" + to + ">: the recipient does not want this message");
        }
        return new SmtpReply(550, EnhancedCode.parse("5.7.1"), text);
    }

    static SmtpReply full(MailAddress to, boolean defers) {
        return defers
                ? SmtpReply.of(452, "4.2.2", "<" + to + ">: mailbox is full")
                : SmtpReply.of(552, "5.2.2", "<" + to + ">: mailbox is full");
    }
}
