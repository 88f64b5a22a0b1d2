/** Reads the Authentication-Results of RFC 8601, also those that ARC carries. */
@NullMarked
package org.mailherd.mailauth.results;

import org.jspecify.annotations.NullMarked;
