/** Puts the language together, compiles scripts, runs them one after another. */
@NullMarked
package org.mailherd.sieve.compiler;

import org.jspecify.annotations.NullMarked;
