/** Hashes of messages that were reported, which know copies with small changes too. */
@NullMarked
package org.mailherd.antispam.fuzzy;

import org.jspecify.annotations.NullMarked;
