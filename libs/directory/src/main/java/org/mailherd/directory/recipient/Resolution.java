package org.mailherd.directory.recipient;

import java.util.List;
import org.mailherd.mailmodel.MailAddress;

/** What the directory says of one recipient. */
public sealed interface Resolution {
    /**
     * Accept; at least one destination, each once.
     *
     * @param copies who gets a copy that nobody is told of (BCC maps), not expanded yet
     * @param deadEnds members of aliases that lead nowhere: they get nothing, the others do
     */
    record Deliver(
            List<Destination> destinations,
            Audience audience,
            List<MailAddress> copies,
            List<String> deadEnds)
            implements Resolution {
        public Deliver {
            if (destinations.isEmpty()) {
                throw new IllegalArgumentException(
                        "a recipient that is delivered has a destination");
            }
            destinations = List.copyOf(destinations);
            copies = List.copyOf(copies);
            deadEnds = List.copyOf(deadEnds);
        }

        /** From everybody, without silent copies. */
        public Deliver(List<Destination> destinations) {
            this(destinations, Audience.EVERYBODY, List.of(), List.of());
        }
    }

    /** One of our domains, but nobody there: 550 5.1.1. */
    record Unknown(String reason) implements Resolution {}

    /** None of our domains: only submission may send there. */
    record NotLocal() implements Resolution {}

    /** It exists but is switched off: 550 5.2.1. */
    record Disabled(String reason) implements Resolution {}
}
