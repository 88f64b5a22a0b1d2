/** The tests of the base language (RFC 5228 5) and those that read headers. */
@NullMarked
package org.mailherd.sieve.core;

import org.jspecify.annotations.NullMarked;
