package org.mailherd.smtp.envelope;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mailherd.smtp.session.Extension;
import org.mailherd.smtp.session.Session;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * FUTURERELEASE (RFC 4865): our own people may have a message kept until a time they name.
 *
 * @param maximum how far ahead; zero offers nothing
 */
public record FutureRelease(@DefaultValue("60d") Duration maximum) {

    /** The line of EHLO: on submission ports only (RFC 4865 3). */
    public Extension extension(Clock clock) {
        return session ->
                window(session, clock)
                        .map(window ->
                                "FUTURERELEASE "
                                        + maximum.toSeconds()
                                        + " "
                                        + window.now()
                                                .plus(maximum)
                                                .truncatedTo(ChronoUnit.SECONDS));
    }

    Optional<HoldWindow> window(Session session, Clock clock) {
        return session.profile().submission() && maximum.isPositive()
                ? Optional.of(new HoldWindow(clock.instant(), maximum))
                : Optional.empty();
    }
}
