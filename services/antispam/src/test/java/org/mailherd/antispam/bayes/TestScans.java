package org.mailherd.antispam.bayes;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.Scans;

/** What is known of a message that consists of a text. */
public final class TestScans {

    private TestScans() {}

    public static Scan of(String text) {
        return of(text, "alice@alpha.test");
    }

    public static Scan of(String text, String recipient) {
        Envelope envelope =
                new Envelope(
                        "q1",
                        "carol@outside.test",
                        List.of(recipient),
                        Optional.of(InetAddress.ofLiteral("192.0.2.1")),
                        "mx.outside.test",
                        Optional.empty(),
                        Optional.empty(),
                        false);
        String message = "Subject: A letter\r\n\r\n" + text + "\r\n";
        return new Scans().judge(message, envelope).scan();
    }
}
