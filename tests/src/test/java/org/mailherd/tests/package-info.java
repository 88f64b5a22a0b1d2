/**
 * End to end, through published ports only: a stack is started as its user starts it, and clients
 * of the wire talk to it. {@code stack} starts and kills, {@code client} speaks SMTP and IMAP octet
 * by octet.
 */
@NullMarked
package org.mailherd.tests;

import org.jspecify.annotations.NullMarked;
