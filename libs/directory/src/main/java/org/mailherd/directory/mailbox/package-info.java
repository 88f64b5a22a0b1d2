/** Mailboxes as an administrator edits them: limits of the domain, free address, password hash. */
@NullMarked
package org.mailherd.directory.mailbox;

import org.jspecify.annotations.NullMarked;
