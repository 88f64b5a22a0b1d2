/**
 * One small HTTP port a service: <code>/health</code> for Docker and the watchdog, <code>/metrics
 * </code> for Prometheus.
 */
@NullMarked
package org.mailherd.platform.health;

import org.jspecify.annotations.NullMarked;
