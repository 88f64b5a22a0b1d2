/**
 * The verbs of QUOTA (RFC 9208): each mailbox is one quota root with the resources STORAGE and
 * MESSAGE, as far as they are limited.
 */
@NullMarked
package org.mailherd.imap.quota;

import org.jspecify.annotations.NullMarked;
