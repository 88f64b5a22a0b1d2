/**
 * A message and its envelope as they come: the header fields within a limit, the size. The body
 * streams by once, with its line ends mended, to whoever takes it.
 */
@NullMarked
package org.mailherd.antispam.message;

import org.jspecify.annotations.NullMarked;
