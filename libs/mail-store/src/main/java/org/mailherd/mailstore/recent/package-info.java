/** Memory for what was used last, up to a weight. */
@NullMarked
package org.mailherd.mailstore.recent;

import org.jspecify.annotations.NullMarked;
