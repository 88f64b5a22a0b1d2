/**
 * Authenticated Received Chain (RFC 8617): {@link ArcVerification} judges the chain of a message,
 * {@link ArcSealing} adds a set of ours to it. As in {@code dkim}, a message is read once.
 */
@NullMarked
package org.mailherd.mailauth.arc;

import org.jspecify.annotations.NullMarked;
