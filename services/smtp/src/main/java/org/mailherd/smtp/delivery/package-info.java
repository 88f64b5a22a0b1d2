/**
 * One attempt to hand a message on: {@code LmtpTransport} to the mailbox service, {@code
 * SmtpTransport} to the hosts that {@code MxResolver} names for a domain. {@code SmtpClient} is the
 * protocol both speak. Every recipient gets an {@code Attempt}.
 */
@NullMarked
package org.mailherd.smtp.delivery;

import org.jspecify.annotations.NullMarked;
