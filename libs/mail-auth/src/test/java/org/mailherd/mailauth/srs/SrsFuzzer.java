package org.mailherd.mailauth.srs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/** For Jazzer: whatever is rewritten comes back, and nothing else does. */
public final class SrsFuzzer {
    private static final Srs SRS =
            new Srs(List.of(new SrsSecret("a secret of sixteen and more")), Clock.systemUTC());

    private SrsFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        MailAddress sender;
        try {
            sender = MailAddress.parse(new String(input, StandardCharsets.UTF_8));
        } catch (AddressSyntaxException _) {
            return;
        }
        SRS.restore(sender)
                .ifPresent(address -> {
                    throw new IllegalStateException("forged: " + sender + " -> " + address);
                });
        if (!Srs.isRewritten(sender)) {
            SRS.rewrite(sender, "alpha.test")
                    .ifPresent(rewritten -> checkRoundTrip(sender, rewritten));
        }
    }

    private static void checkRoundTrip(MailAddress sender, MailAddress rewritten) {
        if (!SRS.restore(rewritten).filter(sender::equals).isPresent()) {
            throw new IllegalStateException(sender + " -> " + rewritten + " does not come back");
        }
    }
}
