package org.mailherd.smtp.convert;

/** Octets of a message, {@code from} the first until before {@code to}, that become others. */
sealed interface Edit {
    /** RFC 2045 6.8: 76 characters a line, which are 57 octets. */
    int LINE = 57;

    long from();

    long to();

    /** Octets that it becomes. */
    long size();

    /** Into a text of US-ASCII; between two octets where {@code from} is {@code to}. */
    record Replace(long from, long to, String text) implements Edit {
        @Override
        public long size() {
            return text.length();
        }
    }

    /**
     * Lines as quoted-printable.
     *
     * @param size what they become
     */
    record Quote(long from, long to, long size) implements Edit {}

    /** As base64; the last line is left open, for the CRLF that follows is the delimiter's. */
    record Encode(long from, long to) implements Edit {
        @Override
        public long size() {
            long octets = to - from;
            long lines = (octets + LINE - 1) / LINE;
            return (octets + 2) / 3 * 4 + 2 * Math.max(0, lines - 1);
        }
    }
}
