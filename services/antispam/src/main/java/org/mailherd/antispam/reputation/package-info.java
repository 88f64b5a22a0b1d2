/**
 * What became of earlier mail of the same network, domain and sender, kept in Redis and fading:
 * {@link Reputation} speaks for or against a message within narrow bounds, and learns from the
 * verdicts that were clear without it.
 */
@NullMarked
package org.mailherd.antispam.reputation;

import org.jspecify.annotations.NullMarked;
