/**
 * The words that every service shares: address, reverse path, reply, queue id. Values only: no I/O,
 * no Spring. Anything that can be wrong is refused in a constructor, so a value that exists is a
 * value that may be used.
 */
@NullMarked
package org.mailherd.mailmodel;

import org.jspecify.annotations.NullMarked;
