/**
 * What a sender asks for beside the addresses: how the body is coded, which way it must take, when
 * it may leave, and what to report (RFC 3030, 8689, 4865, 3461). Values only; the session reads
 * them, reports and the next hop obey them.
 */
@NullMarked
package org.mailherd.mailqueue.envelope;

import org.jspecify.annotations.NullMarked;
