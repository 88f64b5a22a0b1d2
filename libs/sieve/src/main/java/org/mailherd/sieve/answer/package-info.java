/** Messages that a script makes: vacation answers (RFC 5230), notifications (RFC 5435). */
@NullMarked
package org.mailherd.sieve.answer;

import org.jspecify.annotations.NullMarked;
