/**
 * What a compiled script is made of and what a run holds: nodes, values, limits, the host's side.
 */
@NullMarked
package org.mailherd.sieve.engine;

import org.jspecify.annotations.NullMarked;
