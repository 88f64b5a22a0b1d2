/**
 * Flags of a message: five system flags and the keywords of its folder, in memory and in the
 * database one 64-bit set. The low eight bits are system flags, the upper 56 are assigned to
 * keywords by each folder's {@link Keywords}.
 */
@NullMarked
package org.mailherd.mailstore.flag;

import org.jspecify.annotations.NullMarked;
