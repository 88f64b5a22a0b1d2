package org.mailherd.smtp.server;

import java.time.Clock;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.tls.TlsContext;

/** What the machine gives the service. */
public record Host(PlatformProperties settings, TlsContext tls, EventChannel events, Clock clock) {
    String name() {
        return settings.hostname();
    }
}
