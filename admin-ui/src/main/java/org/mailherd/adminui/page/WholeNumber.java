package org.mailherd.adminui.page;

import org.mailherd.directory.domain.Faults;

/** Reads a number as people type it. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * @return 0 if there is a fault
     */
    public static long read(String text, String field, Faults faults) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            faults.add(field, field + "_invalid", "A whole number is needed.");
            return 0;
        }
    }
}
