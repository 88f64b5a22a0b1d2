package org.mailherd.imap.login;

import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.Protocol;
import org.mailherd.directory.sasl.ChannelBindings;
import org.mailherd.platform.net.Wire;
import org.mailherd.platform.tls.TlsChannelBinding;

/** A connection that may log in, and how often it was refused. Its own thread's only. */
public final class Visit {
    private final Protocol protocol;
    private final Wire wire;
    private final boolean clearLogin;
    private int refusals;

    /**
     * @param clearLogin whether a password may cross this wire without TLS
     */
    public Visit(Protocol protocol, Wire wire, boolean clearLogin) {
        this.protocol = protocol;
        this.wire = wire;
        this.clearLogin = clearLogin;
    }

    /** Whether a password may be sent as things are (RFC 3501 section 11.1). */
    public boolean mayLogIn() {
        return clearLogin || isTls();
    }

    boolean isTls() {
        return wire.isTls();
    }

    Door door() {
        return new Door(protocol, wire.remoteAddress());
    }

    /** Counts a refusal; the result is how many there were. */
    int refused() {
        return ++refusals;
    }

    /** The TLS connection as SASL sees it. */
    ChannelBindings bindings() {
        Optional<SSLSession> tls = wire.tlsSession();
        return type ->
                switch (type) {
                    case ChannelBindings.EXPORTER -> tls.flatMap(TlsChannelBinding::exporter);
                    case ChannelBindings.SERVER_END_POINT ->
                            tls.flatMap(TlsChannelBinding::serverEndPoint);
                    default -> Optional.empty();
                };
    }
}
