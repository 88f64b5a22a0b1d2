package org.mailherd.antispam.reputation;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.antispam.reputation.Counted.Side;

/** How each of the last days' messages was counted, so that a person may correct it. */
interface CountBook {

    /**
     * The verdict's count. What a person said about the message stays.
     *
     * @param message its {@link Recognition}
     */
    void note(String message, Counted counted);

    /**
     * A person's word, which stands instead of what was noted.
     *
     * @param side good or bad
     * @return what was noted before; empty when the message is not known, or was already called so
     */
    Optional<Counted> correct(String message, Side side, Instant now);
}
