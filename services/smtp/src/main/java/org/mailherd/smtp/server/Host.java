package org.mailherd.smtp.server;

import java.time.Clock;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.tls.TlsContext;
import org.mailherd.smtp.telemetry.Telemetry;

/** What the machine gives the service, and where its work is recorded. */
public record Host(
        PlatformProperties settings,
        TlsContext tls,
        EventChannel events,
        Clock clock,
        Telemetry telemetry) {
    String name() {
        return settings.hostname();
    }
}
