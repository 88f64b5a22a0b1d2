package org.mailherd.directory.aliasdomain;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * @param name what stands for {@code target}
 * @param target a domain of ours that keeps its mail here
 */
public record AliasDomain(
        String name,
        String target,
        boolean active,
        LocalDateTime created,
        @Nullable LocalDateTime modified) {}
