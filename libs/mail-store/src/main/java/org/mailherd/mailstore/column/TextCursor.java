package org.mailherd.mailstore.column;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** One field of each message's header; all texts are folded. */
public final class TextCursor extends Cursor<TextPage> {

    TextCursor(PageReader reader) {
        super(reader);
    }

    @Override
    TextPage cast(Page read) {
        return (TextPage) read;
    }

    /**
     * Indexes of those messages of the scope whose field has the text; an empty text: which have
     * the field.
     */
    public BitSet containing(String folded) {
        Needle needle = new Needle(folded.getBytes(StandardCharsets.UTF_8));
        return those(page -> page.containing(needle));
    }

    /** Of the message last moved to; of a field that is there several times, the first. */
    public String text() {
        String all = page().dictionary().text(value());
        int end = all.indexOf(EnvelopeColumns.AGAIN);
        return end < 0 ? all : all.substring(0, end);
    }

    /** UTF-8 of the first address's local part. */
    public byte[] sortKey() {
        return page().dictionary().key(value());
    }

    /** UTF-8 of the first address's display name or address. */
    public byte[] displayKey() {
        return page().dictionary().display(value());
    }

    private int value() {
        return page().values()[slot()];
    }
}
