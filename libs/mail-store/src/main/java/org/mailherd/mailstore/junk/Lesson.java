package org.mailherd.mailstore.junk;

import java.time.Instant;
import java.util.Optional;

/**
 * What the filter shall learn of an email.
 *
 * @param since when somebody moved it
 * @param where a copy of it is now; empty when there is none any more
 */
public record Lesson(
        long emailId, long mailboxId, boolean spam, Instant since, Optional<Where> where) {
    /** A message in a folder. */
    public record Where(long folderId, long uid) {}
}
