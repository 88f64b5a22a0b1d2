/**
 * LMTP (RFC 2033): takes mail from {@code smtp} and hands it to {@code delivery}. {@link
 * LmtpConnection} reads commands, one class a verb answers them, {@link LmtpTransaction} is what
 * they gather; {@link DataVerb} answers for each recipient. Only for trusted senders: the port is
 * never published.
 */
@NullMarked
package org.mailherd.imap.lmtp;

import org.jspecify.annotations.NullMarked;
