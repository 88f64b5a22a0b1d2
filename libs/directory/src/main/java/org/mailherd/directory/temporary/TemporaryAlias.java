package org.mailherd.directory.temporary;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * @param target the mailbox that gets its mail
 * @param validity when it ends; not for one that is {@code permanent}
 */
public record TemporaryAlias(
        String address,
        String target,
        String description,
        Instant validity,
        boolean permanent,
        LocalDateTime created,
        @Nullable LocalDateTime modified) {}
