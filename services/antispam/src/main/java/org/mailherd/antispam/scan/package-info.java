/** One scan from octets to verdict, within its limits of time and number. */
@NullMarked
package org.mailherd.antispam.scan;

import org.jspecify.annotations.NullMarked;
