/**
 * Delivery status notifications: {@code BounceComposer} writes an RFC 3464 report from failed
 * recipients and the head of their message. The report's reverse path is null, and nothing is ever
 * composed for a null reverse path.
 */
@NullMarked
package org.mailherd.mailqueue.bounce;

import org.jspecify.annotations.NullMarked;
