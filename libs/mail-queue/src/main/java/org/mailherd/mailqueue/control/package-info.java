/**
 * Steering the queue: hold, release, delete, requeue, flush, each for what a {@code QueueSelection}
 * names. Works on the rows alone, in any process that reaches the database; a runner notices within
 * its poll interval. Who did it and whether they may is the caller's affair.
 */
@NullMarked
package org.mailherd.mailqueue.control;

import org.jspecify.annotations.NullMarked;
