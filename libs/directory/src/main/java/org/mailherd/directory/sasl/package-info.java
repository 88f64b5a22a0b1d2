/**
 * SASL (RFC 4422) as state machines without a network: {@link
 * org.mailherd.directory.sasl.SaslMechanisms} begins an exchange, each response of the client is
 * answered with a step, a protocol only carries the octets. SMTP, IMAP, POP3 and ManageSieve share
 * them.
 */
@NullMarked
package org.mailherd.directory.sasl;

import org.jspecify.annotations.NullMarked;
