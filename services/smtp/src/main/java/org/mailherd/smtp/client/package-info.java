/**
 * The client side of SMTP and LMTP. {@code PeerSession} is a connection: greeting, hello, TLS,
 * login; {@code MailTransaction} hands one message over in as few round trips as the server allows;
 * {@code ConnectionCache} keeps sessions for the next message; {@code Watch} ends what takes too
 * long. Nothing here knows where mail goes or what TLS must prove.
 */
@NullMarked
package org.mailherd.smtp.client;

import org.jspecify.annotations.NullMarked;
