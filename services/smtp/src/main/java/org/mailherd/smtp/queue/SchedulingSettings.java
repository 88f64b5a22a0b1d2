package org.mailherd.smtp.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How attempts are spread over destinations; the names in brackets are Postfix's.
 *
 * @param initialConcurrency deliveries at the same time to a destination that nothing is known of
 *     (initial_destination_concurrency)
 * @param failedCohorts how often all that is tried at the same time must fail before the
 *     destination counts as dead (default_destination_concurrency_failed_cohort_limit)
 * @param minimalRest how long a dead destination is left alone before one message probes it;
 *     doubles
 * @param maximalRest longest such rest
 * @param maximalRateDelay longest wait between two deliveries that is learned from a destination
 *     that says it gets too much
 * @param rateDelay wait between two deliveries to these destinations (destination_rate_delay)
 * @param recipients of one message in one transaction (default_destination_recipient_limit)
 * @param delayWarning age at which a sender is told, once, that it takes longer
 *     (delay_warning_time); 0 tells nobody
 */
public record SchedulingSettings(
        @DefaultValue("5") int initialConcurrency,
        @DefaultValue("1") int failedCohorts,
        @DefaultValue("60s") Duration minimalRest,
        @DefaultValue("15m") Duration maximalRest,
        @DefaultValue("60s") Duration maximalRateDelay,
        @DefaultValue Map<String, Duration> rateDelay,
        @DefaultValue("50") int recipients,
        @DefaultValue("4h") Duration delayWarning) {
    public SchedulingSettings {
        rateDelay = Map.copyOf(rateDelay);
    }

    /** Adds what is wrong. */
    public void check(List<String> faults) {
        if (initialConcurrency < 1 || failedCohorts < 1 || recipients < 1) {
            faults.add(
                    "mailherd.smtp.queue.scheduling: initial-concurrency, failed-cohorts and recipients must be 1 or more");
        }
        if (minimalRest.isNegative()
                || minimalRest.isZero()
                || maximalRest.compareTo(minimalRest) < 0) {
            faults.add(
                    "mailherd.smtp.queue.scheduling: maximal-rest must not be below minimal-rest, nor that below 1s");
        }
    }
}
