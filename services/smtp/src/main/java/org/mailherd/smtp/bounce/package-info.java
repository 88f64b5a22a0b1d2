/**
 * Returns mail that will not be delivered: a report to its sender through our own queue, never for
 * the null path.
 */
@NullMarked
package org.mailherd.smtp.bounce;

import org.jspecify.annotations.NullMarked;
