/** The mail queue: look, flush, hold, release, delete. */
@NullMarked
package org.mailherd.adminui.queue;

import org.jspecify.annotations.NullMarked;
