/**
 * DMARC as RFC 9989 has it (once RFC 7489 and draft-ietf-dmarc-dmarcbis): {@link DmarcCheck} finds
 * the record by a walk up the tree ({@link TreeWalk}) or by the public suffix list ({@link
 * SuffixList}), compares the author's domain with those that SPF and DKIM proved, and says what the
 * domain asks for. {@link ArcTrust} hears who vouched for the message before it was forwarded.
 */
@NullMarked
package org.mailherd.mailauth.dmarc;

import org.jspecify.annotations.NullMarked;
