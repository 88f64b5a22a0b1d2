package org.mailherd.mailstore.column;

/** Sizes, dates and ids of the message last moved to. */
public final class NumberCursor extends Cursor<NumberPage> {

    NumberCursor(FolderColumns.Reader reader) {
        super(reader);
    }

    @Override
    NumberPage cast(Page read) {
        return (NumberPage) read;
    }

    public long size() {
        return page().sizes()[slot()];
    }

    /** Milliseconds since 1970. */
    public long internalDate() {
        return page().internalDates()[slot()];
    }

    public long saveDate() {
        return page().saveDates()[slot()];
    }

    public long emailId() {
        return page().emailIds()[slot()];
    }
}
