/**
 * Who has a mailbox for himself: a POP3 session's exclusive lock (RFC 1939 section 4), seen by all
 * nodes that share the store.
 */
@NullMarked
package org.mailherd.mailstore.lock;

import org.jspecify.annotations.NullMarked;
