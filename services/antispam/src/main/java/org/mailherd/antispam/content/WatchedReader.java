package org.mailherd.antispam.content;

import java.io.IOException;
import java.io.StringReader;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.SpentException;

/**
 * A text that comes in small pieces, and ends in the middle when the work may cost no more: so
 * whoever parses it is never further than a piece from a look at the clock, whatever he does with
 * it.
 */
final class WatchedReader extends StringReader {

    /** With each tag of it closing a hundred others some milliseconds. */
    static final int PIECE = 1 << 10;

    private final Effort effort;

    WatchedReader(String text, Effort effort) {
        super(text);
        this.effort = effort;
    }

    /**
     * @throws SpentException when the work must end
     */
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        effort.stopIfSpent();
        return super.read(into, offset, Math.min(length, PIECE));
    }
}
