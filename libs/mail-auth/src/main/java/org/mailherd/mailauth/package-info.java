/**
 * Sender authentication as the RFCs write it: {@code spf} (RFC 7208) and {@code dkim} (RFC 6376,
 * 8301, 8463) over the resolver interface in {@code dns}; {@code header} cuts a message into its
 * header fields without touching a byte. No Spring, no threads, no clock of its own.
 */
@NullMarked
package org.mailherd.mailauth;

import org.jspecify.annotations.NullMarked;
