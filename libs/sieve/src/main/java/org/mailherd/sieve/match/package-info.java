/** Comparing strings: comparators, match types, patterns; all of them in bounded, linear work. */
@NullMarked
package org.mailherd.sieve.match;

import org.jspecify.annotations.NullMarked;
