package org.mailherd.smtp.login;

import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailherd.directory.sasl.ChannelBindings;
import org.mailherd.platform.tls.TlsChannelBinding;
import org.mailherd.smtp.session.Session;

/** A session's TLS connection as SASL sees it. */
final class SessionBindings {
    private SessionBindings() {}

    static ChannelBindings of(Session session) {
        Optional<SSLSession> tls = session.wire().tlsSession();
        return type ->
                switch (type) {
                    case ChannelBindings.EXPORTER -> tls.flatMap(TlsChannelBinding::exporter);
                    case ChannelBindings.SERVER_END_POINT ->
                            tls.flatMap(TlsChannelBinding::serverEndPoint);
                    default -> Optional.empty();
                };
    }
}
