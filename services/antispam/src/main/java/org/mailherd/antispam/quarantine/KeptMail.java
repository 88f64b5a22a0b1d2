package org.mailherd.antispam.quarantine;

import java.time.Instant;

/**
 * A message in the quarantine, without its octets. All text is a stranger's.
 *
 * @param mailbox whose it is
 * @param symbols JSON, as {@code explain} writes it
 * @param size octets
 * @param state {@code kept}, {@code releasing}, {@code uncertain} (smtp had it, its answer got
 *     lost) or {@code released}
 * @param guarded it holds malware, or nobody knows any more why it was refused: only an
 *     administrator may deliver it
 */
public record KeptMail(
        long id,
        String mailbox,
        String qid,
        String sender,
        String subject,
        String messageId,
        String client,
        String action,
        double score,
        String symbols,
        int size,
        String state,
        Instant created,
        boolean guarded) {}
