/**
 * DATA and BDAT: octets stream from the wire through {@code LineCheck} into a spool draft; when
 * they are complete, {@code MessageAcceptor} asks the content rules and the scanner, adds headers
 * and enqueues. Only the sequence CRLF.CRLF ends DATA; a bare CR, bare LF or NUL spoils the
 * message, which is refused after its true end.
 */
@NullMarked
package org.mailherd.smtp.data;

import org.jspecify.annotations.NullMarked;
