/**
 * The running parts in their order: database, Redis, certificate, schema, services; and the way
 * back, last first. What is open is known to {@code Running} at every moment, so that Ctrl-C in the
 * middle of a start leaves nothing behind.
 */
@NullMarked
package org.mailherd.standalone.stack;

import org.jspecify.annotations.NullMarked;
