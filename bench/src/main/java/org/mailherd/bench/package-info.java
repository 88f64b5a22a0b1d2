/**
 * Load clients that measure Mailherd beside its peer: the same client, the same machine, turn by
 * turn (A B A B), medians and ratios. Nothing here judges; {@code bench/README.md} has the
 * commands.
 */
@NullMarked
package org.mailherd.bench;

import org.jspecify.annotations.NullMarked;
