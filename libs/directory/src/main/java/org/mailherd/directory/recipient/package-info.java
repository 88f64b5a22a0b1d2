/** From the address in RCPT TO to the mailboxes and outside addresses that get the message. */
@NullMarked
package org.mailherd.directory.recipient;

import org.jspecify.annotations.NullMarked;
