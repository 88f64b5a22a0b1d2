package org.mailherd.watchdog.probe;

/** One question to a service. */
@FunctionalInterface
public interface Probe {
    /**
     * Asks and waits for the answer, a few seconds at most.
     *
     * @throws Exception if the service does not do its work; the message says how that showed
     */
    void check() throws Exception;
}
