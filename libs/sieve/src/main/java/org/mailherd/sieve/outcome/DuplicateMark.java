package org.mailherd.sieve.outcome;

import java.time.Duration;

/**
 * An id that a {@code duplicate} test (RFC 7352) saw: to be remembered once the run's actions are
 * done, not before, so that a failed delivery does not make its second try a duplicate.
 *
 * @param key of bounded length, safe for any store
 * @param period how long to remember it from now
 */
public record DuplicateMark(String key, Duration period) {}
