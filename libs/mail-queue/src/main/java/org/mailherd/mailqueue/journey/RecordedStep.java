package org.mailherd.mailqueue.journey;

/**
 * A step as it was written.
 *
 * @param id sorted by time
 * @param service that took it
 */
public record RecordedStep(long id, String service, JourneyStep step) {}
