package org.mailherd.directory.routing;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator set, with the number of its row.
 *
 * @param <S> the kind of entry
 */
public record Entry<S>(long id, S settings) {
    static <S> Entry<S> of(@Nullable Long id, S settings) {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return new Entry<>(id, settings);
    }
}
