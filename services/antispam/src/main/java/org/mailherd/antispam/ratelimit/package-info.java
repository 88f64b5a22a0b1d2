/**
 * How much a mailbox or a domain may send: {@code SendingLimits} asks the directory for the limit
 * and {@code TokenBucket} in Redis for what is left of it.
 */
@NullMarked
package org.mailherd.antispam.ratelimit;

import org.jspecify.annotations.NullMarked;
