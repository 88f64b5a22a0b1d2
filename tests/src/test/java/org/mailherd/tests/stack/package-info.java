/** A whole stack in a JVM of its own, as {@code demo.sh} starts it. */
@NullMarked
package org.mailherd.tests.stack;

import org.jspecify.annotations.NullMarked;
