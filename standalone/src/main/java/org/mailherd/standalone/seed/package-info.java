/** The accounts of the demo, made once through the directory's own administration. */
@NullMarked
package org.mailherd.standalone.seed;

import org.jspecify.annotations.NullMarked;
