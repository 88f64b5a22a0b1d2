/** RFC 5229: {@code set} and {@code string}. */
@NullMarked
package org.mailherd.sieve.variables;

import org.jspecify.annotations.NullMarked;
