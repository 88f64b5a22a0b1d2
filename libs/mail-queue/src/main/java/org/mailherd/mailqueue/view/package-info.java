/**
 * The queue as an administrator sees it: counts, lists, and the verbs flush, hold, release, delete.
 * Works on the rows alone, in any process that reaches the database; a runner notices within its
 * poll interval.
 */
@NullMarked
package org.mailherd.mailqueue.view;

import org.jspecify.annotations.NullMarked;
