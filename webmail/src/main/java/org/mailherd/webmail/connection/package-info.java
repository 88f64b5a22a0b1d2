/**
 * IMAP connections: opened with the user's login, kept for a short while, bounded, closed at
 * logout.
 */
@NullMarked
package org.mailherd.webmail.connection;

import org.jspecify.annotations.NullMarked;
