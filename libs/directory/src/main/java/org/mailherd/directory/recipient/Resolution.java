package org.mailherd.directory.recipient;

import java.util.List;

/** What the directory says of one recipient. */
public sealed interface Resolution {
    /** Accept; at least one destination, each once. */
    record Deliver(List<Destination> destinations) implements Resolution {
        public Deliver {
            if (destinations.isEmpty()) {
                throw new IllegalArgumentException(
                        "a recipient that is delivered has a destination");
            }
            destinations = List.copyOf(destinations);
        }
    }

    /** One of our domains, but nobody there: 550 5.1.1. */
    record Unknown(String reason) implements Resolution {}

    /** None of our domains: only submission may send there. */
    record NotLocal() implements Resolution {}

    /** It exists but is switched off: 550 5.2.1. */
    record Disabled(String reason) implements Resolution {}
}
