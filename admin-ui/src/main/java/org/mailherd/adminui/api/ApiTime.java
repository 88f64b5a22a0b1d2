package org.mailherd.adminui.api;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as mailcow writes them: the database's wall clock, {@code 2026-11-22 06:00:00}. */
final class ApiTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ApiTime() {}

    static String format(LocalDateTime time) {
        return FORM.format(time);
    }

    static @Nullable String formatOrNull(@Nullable LocalDateTime time) {
        return time == null ? null : format(time);
    }
}
