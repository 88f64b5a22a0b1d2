/** From hits to an action: sum, thresholds, greylisting. */
@NullMarked
package org.mailherd.antispam.verdict;

import org.jspecify.annotations.NullMarked;
