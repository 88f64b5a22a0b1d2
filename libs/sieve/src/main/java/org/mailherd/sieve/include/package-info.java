/** RFC 6609: scripts in scripts, and the variables they share. */
@NullMarked
package org.mailherd.sieve.include;

import org.jspecify.annotations.NullMarked;
