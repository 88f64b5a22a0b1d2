/**
 * LMTP (RFC 2033): takes mail from {@code smtp} and puts it into INBOX or Junk. {@link
 * LmtpConnection} reads commands, one class a verb answers them, {@link LmtpTransaction} is what
 * they gather; {@link DataVerb} stores the message once for all recipients and answers each. Only
 * for trusted senders: the port is never published.
 */
@NullMarked
package org.mailherd.imap.lmtp;

import org.jspecify.annotations.NullMarked;
