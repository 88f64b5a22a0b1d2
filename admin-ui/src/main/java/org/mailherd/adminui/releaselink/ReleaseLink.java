package org.mailherd.adminui.releaselink;

import java.time.Instant;
import org.mailherd.adminui.quarantine.QuarantineVerb;

/**
 * What a link allows: one thing, with one message of one mailbox, until then.
 *
 * @param expires to the second
 */
record ReleaseLink(QuarantineVerb verb, long id, String mailbox, Instant expires) {}
