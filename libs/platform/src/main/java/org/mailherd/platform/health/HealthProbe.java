package org.mailherd.platform.health;

/** One thing a service needs to do its work. */
public interface HealthProbe {
    String name();

    /**
     * Looks for real, in at most a second or two; an exception counts as {@link Health.Down} with
     * its message.
     */
    Health check() throws Exception;
}
