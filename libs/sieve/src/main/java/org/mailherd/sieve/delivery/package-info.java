/** The actions that say where the message goes, and the flags it gets there. */
@NullMarked
package org.mailherd.sieve.delivery;

import org.jspecify.annotations.NullMarked;
