/** What was scanned since the start: counts, rates, the last ones, the last faults. In memory. */
@NullMarked
package org.mailherd.antispam.statistics;

import org.jspecify.annotations.NullMarked;
