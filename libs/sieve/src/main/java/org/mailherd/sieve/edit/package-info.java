/** RFC 5293: header fields added and deleted. */
@NullMarked
package org.mailherd.sieve.edit;

import org.jspecify.annotations.NullMarked;
