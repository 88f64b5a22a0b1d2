/** One question a protocol: does the service do its work, not only listen. */
@NullMarked
package org.mailherd.watchdog.probe;

import org.jspecify.annotations.NullMarked;
