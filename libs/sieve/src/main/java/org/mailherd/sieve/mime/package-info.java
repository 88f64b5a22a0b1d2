/** RFC 5703: loops over MIME parts, text taken from them. */
@NullMarked
package org.mailherd.sieve.mime;

import org.jspecify.annotations.NullMarked;
