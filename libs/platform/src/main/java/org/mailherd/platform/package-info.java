/**
 * What every service stands on and that knows nothing of mail: start-up, wire, TLS, health, log
 * lines, events.
 */
@NullMarked
package org.mailherd.platform;

import org.jspecify.annotations.NullMarked;
