/**
 * The host's certificates, read from PEM files and read again when they change, chosen by the name
 * a client asks for; what a login can bind to; nobody restarts for a renewal.
 */
@NullMarked
package org.mailherd.platform.tls;

import org.jspecify.annotations.NullMarked;
