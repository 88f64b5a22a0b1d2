/**
 * The queue and the journey over HTTP for the admin page: on the management port, only with the
 * secret that the services share. {@code Guarded} checks it and turns faults into problems (RFC
 * 9457), {@code QueueApi} and {@code JourneyApi} answer in JSON. Values go out as they are:
 * escaping is for who shows them.
 */
@NullMarked
package org.mailherd.smtp.management;

import org.jspecify.annotations.NullMarked;
