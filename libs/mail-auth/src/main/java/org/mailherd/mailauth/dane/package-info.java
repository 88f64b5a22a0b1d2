/**
 * Certificates that the DNS vouches for (RFC 7672): {@code DaneCheck} holds a server's chain
 * against the usable TLSA records of its host. That the records are authentic is the asker's
 * business.
 */
@NullMarked
package org.mailherd.mailauth.dane;

import org.jspecify.annotations.NullMarked;
