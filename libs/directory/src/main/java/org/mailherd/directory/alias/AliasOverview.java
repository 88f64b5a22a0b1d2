package org.mailherd.directory.alias;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An alias as lists show it. */
public record AliasOverview(
        long id,
        String domain,
        AliasSettings settings,
        LocalDateTime created,
        @Nullable LocalDateTime modified) {
    public boolean isCatchAll() {
        return settings.isCatchAll();
    }
}
