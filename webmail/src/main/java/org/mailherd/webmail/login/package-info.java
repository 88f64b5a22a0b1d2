/**
 * Logging in: IMAP decides, the session keeps the sealed password, the user's cookie keeps its key.
 */
@NullMarked
package org.mailherd.webmail.login;

import org.jspecify.annotations.NullMarked;
