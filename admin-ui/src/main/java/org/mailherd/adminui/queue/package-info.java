/**
 * The mail queue: look, flush, hold, release, delete. smtp does it and writes down who asked; this
 * only asks, and stays calm when smtp is away.
 */
@NullMarked
package org.mailherd.adminui.queue;

import org.jspecify.annotations.NullMarked;
