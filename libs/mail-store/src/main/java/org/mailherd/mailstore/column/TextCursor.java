package org.mailherd.mailstore.column;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the header of the message last moved to says; all texts are folded. */
public final class TextCursor extends Cursor<TextPage> {
    private @Nullable Wanted wanted;

    TextCursor(FolderColumns.Reader reader) {
        super(reader);
    }

    /** Fixes what {@link #matches} looks for. */
    public TextCursor searching(TextField field, String folded) {
        wanted = new Wanted(field, folded.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Each value of a page is looked at once, however many messages have it. */
    private static final class Wanted {
        private final TextField field;
        private final byte[] needle;
        private BitSet values = new BitSet();

        Wanted(TextField field, byte[] needle) {
            this.field = field;
            this.needle = needle;
        }
    }

    @Override
    TextPage cast(Page read) {
        return (TextPage) read;
    }

    @Override
    void turned(TextPage next) {
        Wanted searched = wanted;
        if (searched != null) {
            searched.values =
                    next.dictionaries()[searched.field.ordinal()].containing(searched.needle);
        }
    }

    /** Whether the field has the text; an empty text: whether there is the field. */
    public boolean matches() {
        Wanted searched = wanted;
        return searched != null && searched.values.get(value(searched.field));
    }

    /** Milliseconds since 1970: of the Date field, else the internal date (RFC 5256 2.2). */
    public long sentAt() {
        return page().sentAt()[slot()];
    }

    /** The day of the Date field, since 1970. */
    public OptionalLong sentDay() {
        int day = page().sentDays()[slot()];
        return day == TextPage.NO_DAY ? OptionalLong.empty() : OptionalLong.of(day);
    }

    public long threadId() {
        return page().threadIds()[slot()];
    }

    /** Of a field that is there several times, the first. */
    public String text(TextField field) {
        String all = dictionary(field).text(value(field));
        int end = all.indexOf(EnvelopeColumns.AGAIN);
        return end < 0 ? all : all.substring(0, end);
    }

    /** UTF-8 of the first address's local part. */
    public byte[] sortKey(TextField field) {
        return dictionary(field).key(value(field));
    }

    /** UTF-8 of the first address's display name or address. */
    public byte[] displayKey(TextField field) {
        return dictionary(field).display(value(field));
    }

    private Dictionary dictionary(TextField field) {
        return page().dictionaries()[field.ordinal()];
    }

    private int value(TextField field) {
        return page().values()[field.ordinal()][slot()];
    }
}
