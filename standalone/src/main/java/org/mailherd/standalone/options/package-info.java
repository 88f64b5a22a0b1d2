/**
 * The command line: {@code Options.parse} turns arguments into a checked record or a sentence about
 * the fault.
 */
@NullMarked
package org.mailherd.standalone.options;

import org.jspecify.annotations.NullMarked;
