/**
 * The certificate of the host, read from PEM files and read again when they change; nobody restarts
 * for a renewal.
 */
@NullMarked
package org.mailherd.platform.tls;

import org.jspecify.annotations.NullMarked;
