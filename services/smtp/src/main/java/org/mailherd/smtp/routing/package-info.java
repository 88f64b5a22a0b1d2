/**
 * Where mail leaves to, how safely, from which address and with whose login: {@code Routes} answers
 * for one recipient with a {@code Route}; {@code delivery} follows it. No lookups in DNS here.
 */
@NullMarked
package org.mailherd.smtp.routing;

import org.jspecify.annotations.NullMarked;
