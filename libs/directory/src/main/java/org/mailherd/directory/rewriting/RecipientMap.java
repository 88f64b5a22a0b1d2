package org.mailherd.directory.rewriting;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Recipients that become others before anything else is asked. */
public record RecipientMap(
        long id, Settings settings, LocalDateTime created, @Nullable LocalDateTime modified) {

    /**
     * What an administrator sets.
     *
     * @param from an address or {@code @domain}, ours or anybody's
     * @param to an address, or {@code @domain} to keep what stands before it
     */
    public record Settings(String from, String to, boolean active) {}
}
