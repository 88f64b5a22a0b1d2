/**
 * A message on its way from LMTP into folders. {@link MailDelivery} stores its octets once, lets
 * {@link ScriptChain} ask the recipient's Sieve scripts, {@link Planner} makes a {@link Plan} of
 * what they say, {@link Outbox} hands what leaves the house to smtp, and only then are folders
 * written, in one transaction for all recipients.
 */
@NullMarked
package org.mailherd.imap.delivery;

import org.jspecify.annotations.NullMarked;
