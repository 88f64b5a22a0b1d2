package org.mailherd.directory.sieve;

/**
 * One script of those that run at a delivery.
 *
 * @param name for the log and the owner: the script's own, or {@code prefilter} and the like
 */
public record DeliveryScript(Place place, String name, String content) {

    /** In the order in which they run. */
    public enum Place {
        GLOBAL_BEFORE,
        USER_BEFORE,
        PERSONAL,
        USER_AFTER,
        GLOBAL_AFTER;

        /** Whose fault a fault in the script is. */
        public boolean isOwners() {
            return this == USER_BEFORE || this == PERSONAL || this == USER_AFTER;
        }
    }
}
