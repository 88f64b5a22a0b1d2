package org.mailherd.directory.temporary;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mailherd.directory.domain.Faults;

/**
 * What a mailbox's owner says of a temporary alias.
 *
 * @param hours from now on; 1 to 87,600, which is ten years; of no meaning for a permanent one
 * @param description where it was given away, at most 255 characters
 */
public record TemporaryTerms(long hours, String description, boolean permanent) {
    private static final long MAX_HOURS = 87_600;
    private static final int MAX_DESCRIPTION = 255;

    void check(Faults faults) {
        faults.addIf(
                !permanent && (hours < 1 || hours > MAX_HOURS),
                "validity",
                "validity_missing",
                "For how many hours? From 1 to " + MAX_HOURS + ", or permanent.");
        checkDescription(description, faults);
    }

    static void checkDescription(String description, Faults faults) {
        faults.addIf(
                description.length() > MAX_DESCRIPTION
                        || description.chars().anyMatch(Character::isISOControl),
                "description",
                "description_invalid",
                "At most 255 characters, on one line.");
    }

    /** The end in Unix time; a permanent one has none. */
    long end(Instant now) {
        return permanent ? 0 : now.plus(hours, ChronoUnit.HOURS).getEpochSecond();
    }
}
