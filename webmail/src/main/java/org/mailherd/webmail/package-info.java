/**
 * The user's mail in a browser. A request carries the session (Redis) and the key cookie; together
 * they give the mailbox login, with which the service speaks IMAP and submission like any client.
 */
@NullMarked
package org.mailherd.webmail;

import org.jspecify.annotations.NullMarked;
