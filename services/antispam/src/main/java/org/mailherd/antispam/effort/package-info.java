/**
 * What a message may cost of the processors: what computes runs on the few threads of {@link
 * Processors} and asks its {@link Effort} between two steps whether it may go on.
 */
@NullMarked
package org.mailherd.antispam.effort;

import org.jspecify.annotations.NullMarked;
