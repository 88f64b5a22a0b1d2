package org.mailherd.webmail.reading;

import java.util.Locale;

/** Sizes for people. */
public final class ByteCount {

    private ByteCount() {}

    /** Such as {@code 4 KB} or {@code 1.3 MB}. */
    public static String readable(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return Math.round(bytes / 1_000.0) + " KB";
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
