package org.mailherd.adminui.page;

import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Bytes as people read them: {@code 3 GiB}, {@code 12.5 MiB}. Templates say
 * {@code @size.of(bytes)}.
 */
@Component("size")
public class ByteSize {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    public String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number =
                value == Math.rint(value)
                        ? String.valueOf((long) value)
                        : String.format(Locale.ROOT, "%.1f", value);
        return number + " " + UNITS[unit];
    }

    /** A quota, where 0 is none. */
    public String quota(long bytes) {
        return bytes == 0 ? "unlimited" : of(bytes);
    }
}
