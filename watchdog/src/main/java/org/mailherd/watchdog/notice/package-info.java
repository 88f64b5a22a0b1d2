/** Tells the operator when a service goes down and when it is well again. */
@NullMarked
package org.mailherd.watchdog.notice;

import org.jspecify.annotations.NullMarked;
