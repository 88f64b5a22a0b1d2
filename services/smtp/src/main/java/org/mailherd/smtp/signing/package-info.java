/**
 * Signatures over what is really sent: {@code client} asks when it had to convert a message for a
 * server.
 */
@NullMarked
package org.mailherd.smtp.signing;

import org.jspecify.annotations.NullMarked;
