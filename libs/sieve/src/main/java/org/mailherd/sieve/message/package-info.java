/** What a script sees of a message: its header, its envelope, its MIME parts. */
@NullMarked
package org.mailherd.sieve.message;

import org.jspecify.annotations.NullMarked;
