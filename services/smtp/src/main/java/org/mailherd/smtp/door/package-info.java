/**
 * Who may come in. {@code DoorGate} counts a client's connections before anything else; {@code
 * Doorkeeper} lets a stranger on the inbound port wait for the greeting and asks the DNS lists
 * meanwhile; {@code Conversation} listens for what no mail server says; the rules refuse at MAIL
 * and RCPT what was found. Trusted networks and forwarding hosts pass. Nothing here holds up mail
 * when Redis or the resolver is away.
 */
@NullMarked
package org.mailherd.smtp.door;

import org.jspecify.annotations.NullMarked;
