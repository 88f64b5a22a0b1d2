/**
 * What a running SMTP service consists of: settings, the wiring of sessions and queue runner, start
 * and stop.
 */
@NullMarked
package org.mailherd.smtp.server;

import org.jspecify.annotations.NullMarked;
