/**
 * One attempt to hand a message on: {@code LmtpTransport} to the mailbox service, {@code
 * SmtpTransport} along the recipient's route. {@code RouteDelivery} goes through the hosts of a
 * route, {@code HostCall} talks to one of them over a kept or new connection, {@code Connector}
 * makes that as safe as it must be. Every recipient gets an {@code Attempt}. {@code
 * OutboundAssembly} wires it.
 */
@NullMarked
package org.mailherd.smtp.delivery;

import org.jspecify.annotations.NullMarked;
