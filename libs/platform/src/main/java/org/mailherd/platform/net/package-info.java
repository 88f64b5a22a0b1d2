/**
 * Blocking connections on virtual threads: accept, limit, buffer, upgrade to TLS, stop. Framing
 * belongs to the protocols.
 */
@NullMarked
package org.mailherd.platform.net;

import org.jspecify.annotations.NullMarked;
