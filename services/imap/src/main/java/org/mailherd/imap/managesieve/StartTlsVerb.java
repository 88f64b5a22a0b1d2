package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mailherd.platform.net.PlaintextAfterStartTls;
import org.mailherd.platform.tls.TlsContext;

/** STARTTLS (RFC 5804 2.2). A client that does not wait for our OK is cut off (CVE-2021-38542). */
final class StartTlsVerb implements Verb {
    private final TlsContext tls;
    private final CapabilityVerb capabilities;

    StartTlsVerb(TlsContext tls, CapabilityVerb capabilities) {
        this.tls = tls;
        this.capabilities = capabilities;
    }

    @Override
    public Answer answer(Command command, ManageSieveSession session) throws IOException, Fault {
        command.require(0, 0);
        if (session.account().isPresent()) {
            return Answer.no("STARTTLS comes before login");
        }
        if (session.wire().isTls()) {
            return Answer.no("TLS is on already");
        }
        if (session.wire().hasInput()) {
            throw new PlaintextAfterStartTls();
        }
        session.wire()
                .write(Answer.ok("Begin TLS now").format().getBytes(StandardCharsets.US_ASCII));
        session.wire().flush();
        session.wire().startTls(tls.current(), false);
        capabilities.write(session);
        return Answer.ok("TLS is on");
    }
}
