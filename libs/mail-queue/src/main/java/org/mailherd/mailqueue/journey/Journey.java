package org.mailherd.mailqueue.journey;

/** Takes the steps of messages' ways. Neither blocks nor throws: mail goes on without it. */
@FunctionalInterface
public interface Journey {
    void record(JourneyStep step);

    /** For tests and tools that keep no record. */
    static Journey none() {
        return _ -> {};
    }
}
