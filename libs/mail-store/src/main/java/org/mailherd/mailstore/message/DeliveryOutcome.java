package org.mailherd.mailstore.message;

import org.mailherd.mailstore.StoreException;

/** What became of one {@link Delivery}. */
public sealed interface DeliveryOutcome {
    record Stored(Appended where) implements DeliveryOutcome {}

    /** Over quota, no such folder: the others were stored all the same. */
    record Refused(StoreException reason) implements DeliveryOutcome {}
}
