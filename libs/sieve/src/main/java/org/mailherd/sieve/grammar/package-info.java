/** The text of scripts: tokens, generic commands and tests, names, quoting; RFC 5228 2 and 8. */
@NullMarked
package org.mailherd.sieve.grammar;

import org.jspecify.annotations.NullMarked;
