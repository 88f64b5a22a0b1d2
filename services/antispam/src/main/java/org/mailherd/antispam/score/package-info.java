/**
 * An operator's own weights of symbols, and symbols switched off, from a file that is read again as
 * it changes.
 */
@NullMarked
package org.mailherd.antispam.score;

import org.jspecify.annotations.NullMarked;
