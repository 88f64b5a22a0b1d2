/** RFC 5260: {@code date} and {@code currentdate}. */
@NullMarked
package org.mailherd.sieve.date;

import org.jspecify.annotations.NullMarked;
