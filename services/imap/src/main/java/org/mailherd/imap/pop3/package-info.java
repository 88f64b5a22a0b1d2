/**
 * POP3 (RFC 1939, CAPA RFC 2449, STLS RFC 2595, AUTH RFC 5034) over INBOX. {@link Pop3Connection}
 * reads commands; before login {@link LoginVerbs} answer them, after it {@link MaildropVerbs} do,
 * over a {@link Maildrop} that stays as it was at login until QUIT removes what was marked.
 */
@NullMarked
package org.mailherd.imap.pop3;

import org.jspecify.annotations.NullMarked;
