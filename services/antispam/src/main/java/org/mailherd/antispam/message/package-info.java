/**
 * A message and its envelope as the checks see them: header fields, the start of the body, the
 * size. The body streams by once and is never held.
 */
@NullMarked
package org.mailherd.antispam.message;

import org.jspecify.annotations.NullMarked;
