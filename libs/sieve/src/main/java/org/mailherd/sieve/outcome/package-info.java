/** What a run of scripts decided: actions in order, or a fault. */
@NullMarked
package org.mailherd.sieve.outcome;

import org.jspecify.annotations.NullMarked;
