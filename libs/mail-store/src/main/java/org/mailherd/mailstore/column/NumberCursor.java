package org.mailherd.mailstore.column;

import java.util.BitSet;
import java.util.function.LongPredicate;

/** One number of each message. */
public final class NumberCursor extends Cursor<NumberPage> {

    NumberCursor(PageReader reader) {
        super(reader);
    }

    @Override
    NumberPage cast(Page read) {
        return (NumberPage) read;
    }

    /** Of the message last moved to. */
    public long value() {
        return page().values()[slot()];
    }

    /** Indexes of those messages of the scope whose number is so. */
    public BitSet matching(LongPredicate test) {
        return those(page -> page.matching(test));
    }
}
