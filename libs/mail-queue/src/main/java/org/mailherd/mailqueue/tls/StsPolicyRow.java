package org.mailherd.mailqueue.tls;

import java.time.Instant;

/**
 * A policy as it was fetched (table {@code sts_policy}).
 *
 * @param id from the domain's DNS record
 * @param policy lines of the file
 */
public record StsPolicyRow(
        String domain,
        String id,
        String policy,
        Instant fetched,
        Instant refreshAt,
        Instant expires) {}
