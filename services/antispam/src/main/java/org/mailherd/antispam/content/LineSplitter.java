package org.mailherd.antispam.content;

/**
 * Cuts octets into lines. A line too long to be a boundary comes in pieces, so that one without an
 * end costs no memory.
 */
final class LineSplitter {

    /** RFC 5322 2.1.1 allows 998; a boundary has 70 at most. */
    private static final int PIECE = 1 << 12;

    private final Lines to;
    private final byte[] held = new byte[PIECE];
    private int length;
    private boolean within;

    LineSplitter(Lines to) {
        this.to = to;
    }

    interface Lines {
        /**
         * @param first the piece begins a line
         * @param last the piece ends with the line's newline, which belongs to it
         */
        void piece(byte[] octets, int offset, int length, boolean first, boolean last);
    }

    void update(byte[] octets, int offset, int count) {
        int start = offset;
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            if (octets[i] == '\n') {
                add(octets, start, i + 1 - start, true);
                start = i + 1;
            }
        }
        if (start < end) {
            add(octets, start, end - start, false);
        }
    }

    /** Whatever is left is a line. */
    void finish() {
        if (length > 0) {
            flush(true);
        }
    }

    private void add(byte[] octets, int offset, int count, boolean ends) {
        if (length == 0 && (ends || count >= PIECE)) {
            give(octets, offset, count, ends);
            return;
        }
        if (length + count > PIECE) {
            flush(false);
            add(octets, offset, count, ends);
            return;
        }
        System.arraycopy(octets, offset, held, length, count);
        length += count;
        if (ends) {
            flush(true);
        }
    }

    private void flush(boolean ends) {
        int count = length;
        length = 0;
        give(held, 0, count, ends);
    }

    private void give(byte[] octets, int offset, int count, boolean ends) {
        boolean first = !within;
        within = !ends;
        to.piece(octets, offset, count, first, ends);
    }
}
