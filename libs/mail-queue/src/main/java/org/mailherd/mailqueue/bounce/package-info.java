/**
 * Delivery status notifications (RFC 3461, 3464, 6522, 6533): {@code BounceComposer} writes one
 * about the outcomes of a message: {@code Explanation} for people, {@code DeliveryStatus} for
 * programs, then the message or its header. A report's reverse path is null, and nothing is ever
 * composed for a null reverse path.
 */
@NullMarked
package org.mailherd.mailqueue.bounce;

import org.jspecify.annotations.NullMarked;
