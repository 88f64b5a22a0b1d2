package org.mailherd.sieve.engine;

import java.time.Duration;

/** How far a run may go. A breach ends the run with a fault; the message is kept. */
public record SieveLimits(
        int maxActions, int maxRedirects, Variables variables, Includes includes, Work work) {

    /** 32 actions, 4 redirects, RFC 5229's minimums doubled, five seconds. */
    public static final SieveLimits DEFAULT =
            new SieveLimits(
                    32,
                    4,
                    new Variables(256, 8192),
                    new Includes(10, 255),
                    new Work(200_000, Duration.ofSeconds(5)));

    /**
     * RFC 5229 6 asks for at least 128 variables of 4,000 characters.
     *
     * @param maxLength characters; longer values are cut
     */
    public record Variables(int maxCount, int maxLength) {}

    /** RFC 6609 3.2: depth of nesting, scripts in all. */
    public record Includes(int maxDepth, int maxScripts) {}

    /**
     * @param maxSteps commands, tests and thousands of characters compared
     * @param maxTime of the whole run
     */
    public record Work(long maxSteps, Duration maxTime) {}

    public SieveLimits withMaxRedirects(int redirects) {
        return new SieveLimits(maxActions, redirects, variables, includes, work);
    }
}
