/**
 * What the watchdog saw, in Redis, for the pages: the state of each service and the last changes.
 */
@NullMarked
package org.mailherd.watchdog.history;

import org.jspecify.annotations.NullMarked;
