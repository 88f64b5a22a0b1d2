/** Turns single answers into changes of state, and changes into log lines, notices and restarts. */
@NullMarked
package org.mailherd.watchdog.watch;

import org.jspecify.annotations.NullMarked;
