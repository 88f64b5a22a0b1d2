package org.mailherd.smtp.telemetry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.mailherd.mailqueue.journey.Journey;

/** Where work is recorded. Both parts return at once and never throw. */
public record Telemetry(Journey journey, SmtpMeters meters) {

    /** For tests and tools: counts, and keeps nothing. */
    public static Telemetry none() {
        return new Telemetry(Journey.none(), new SmtpMeters(new SimpleMeterRegistry()));
    }
}
