package org.mailherd.smtp.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.mailherd.mailmodel.SmtpReply;

/** For Jazzer: what servers answer, to EHLO too; only what is declared may be thrown. */
public final class ReplyFuzzer {
    private static final int MOST = 100;

    private ReplyFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ByteArrayInputStream octets = new ByteArrayInputStream(input);
        ReplyReader reader = new ReplyReader(octets::read);
        try {
            for (int i = 0; i < MOST; i++) {
                SmtpReply reply = reader.read();
                Extensions offered = Extensions.of(reply);
                offered.size();
                offered.limit("RCPTMAX");
                offered.parameters("AUTH");
                if (reply.toString().isEmpty() || reply.code() < 200) {
                    throw new AssertionError(reply);
                }
            }
        } catch (IOException _) {
            // no reply, or the end
        }
    }
}
