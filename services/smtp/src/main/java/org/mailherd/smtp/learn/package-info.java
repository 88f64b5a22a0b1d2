/**
 * The end of aliases to {@code ham@localhost} and {@code spam@localhost}: the message becomes an
 * example for the scanner and nothing is kept.
 */
@NullMarked
package org.mailherd.smtp.learn;

import org.jspecify.annotations.NullMarked;
