/**
 * The header of a message as its octets stand: {@link HeaderBlock} is the list of {@link
 * HeaderField}s in order, folding and all, one character for each octet. No decoding, no MIME.
 */
@NullMarked
package org.mailherd.mailauth.header;

import org.jspecify.annotations.NullMarked;
