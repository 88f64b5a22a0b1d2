/**
 * Turns a message into one of lines, for servers without BINARYMIME (RFC 3030 3), or of US-ASCII,
 * for those without 8BITMIME (RFC 6152 3). {@code MimeScan} walks once through the message and
 * notes the {@code Edit}s, octet ranges that must change; {@code ConvertedInput} is the message
 * with them. Nothing is kept but the edits.
 */
@NullMarked
package org.mailherd.smtp.convert;

import org.jspecify.annotations.NullMarked;
