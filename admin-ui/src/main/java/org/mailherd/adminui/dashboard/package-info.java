/** The first page: how much there is, what waits in the queue, which services answer. */
@NullMarked
package org.mailherd.adminui.dashboard;

import org.jspecify.annotations.NullMarked;
