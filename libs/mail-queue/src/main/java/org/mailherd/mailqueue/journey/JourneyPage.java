package org.mailherd.mailqueue.journey;

import java.util.List;
import java.util.Optional;

/**
 * Messages found, the newest first.
 *
 * @param next where the following page begins; empty when there is none. A page may be short and
 *     still have a next one: a search looks only at so many steps at a time.
 */
public record JourneyPage(List<JourneySummary> messages, Optional<Long> next) {}
