/** RFC 5173: tests of the body. */
@NullMarked
package org.mailherd.sieve.body;

import org.jspecify.annotations.NullMarked;
