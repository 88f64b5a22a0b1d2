package org.mailherd.antispam.quarantine;

/**
 * A message to keep.
 *
 * @param sender the reverse path without brackets
 * @param client address it came from
 * @param octets as it came
 */
@SuppressWarnings("ArrayRecordComponent")
record Arrived(
        String qid,
        String sender,
        String subject,
        String messageId,
        String client,
        byte[] octets) {}
