package org.mailherd.mailmodel;

/**
 * An enhanced status code (RFC 3463), such as {@code 5.1.1}.
 *
 * @param statusClass 2 success, 4 tempfail, 5 permfail
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedCode(int statusClass, int subject, int detail) {
    public EnhancedCode {
        if ((statusClass != 2 && statusClass != 4 && statusClass != 5)
                || subject < 0
                || subject > 999
                || detail < 0
                || detail > 999) {
            throw new IllegalArgumentException(
                    "no enhanced status code: " + statusClass + "." + subject + "." + detail);
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not {@code class.subject.detail}
     */
    public static EnhancedCode parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no enhanced status code: " + Printable.of(text));
        }
        return new EnhancedCode(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
