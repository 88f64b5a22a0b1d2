package org.mailherd.imap.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.syntax.SearchKey.DayTest;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.NumberField;
import org.mailherd.mailstore.column.TextField;

/** Keys that the columns answer. */
final class ColumnKeys {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final SearchedFolder folder;
    private final FolderColumns columns;
    private final Instant now;

    ColumnKeys(SearchedFolder folder, FolderColumns columns, Instant now) {
        this.folder = folder;
        this.columns = columns;
        this.now = now;
    }

    BitSet larger(long octets, BitSet scope) {
        return numbers(NumberField.SIZE, scope, size -> size > octets);
    }

    BitSet smaller(long octets, BitSet scope) {
        return numbers(NumberField.SIZE, scope, size -> size < octets);
    }

    BitSet older(Duration age, BitSet scope) {
        long moment = now.minus(age).toEpochMilli();
        return numbers(NumberField.INTERNAL_DATE, scope, date -> date <= moment);
    }

    BitSet younger(Duration age, BitSet scope) {
        long moment = now.minus(age).toEpochMilli();
        return numbers(NumberField.INTERNAL_DATE, scope, date -> date >= moment);
    }

    /** RFC 3501 6.4.4 disregards time and zone; we count days in UTC, as INTERNALDATE is shown. */
    BitSet received(DayTest test, LocalDate day, BitSet scope) {
        long wanted = day.toEpochDay();
        return numbers(NumberField.INTERNAL_DATE, scope, date -> onDay(test, dayOf(date), wanted));
    }

    BitSet saved(DayTest test, LocalDate day, BitSet scope) {
        long wanted = day.toEpochDay();
        return numbers(NumberField.SAVE_DATE, scope, date -> onDay(test, dayOf(date), wanted));
    }

    BitSet emailId(String id, BitSet scope) {
        return id(NumberField.EMAIL_ID, ObjectIds.emailId(id), scope);
    }

    BitSet threadId(String id, BitSet scope) {
        return id(NumberField.THREAD_ID, ObjectIds.threadId(id), scope);
    }

    BitSet sent(DayTest test, LocalDate day, BitSet scope) {
        long wanted = day.toEpochDay();
        return numbers(
                NumberField.SENT_DAY,
                scope,
                sent -> sent != NumberField.NO_DAY && onDay(test, sent, wanted));
    }

    BitSet text(TextField field, String folded, BitSet scope) {
        return columns.texts(folder.now(), field, scope).containing(folded);
    }

    private BitSet id(NumberField field, OptionalLong wanted, BitSet scope) {
        return wanted.isEmpty()
                ? new BitSet()
                : numbers(field, scope, there -> there == wanted.getAsLong());
    }

    private BitSet numbers(NumberField field, BitSet scope, LongPredicate test) {
        return columns.numbers(folder.now(), field, scope).matching(test);
    }

    private static long dayOf(long millis) {
        return Math.floorDiv(millis, DAY);
    }

    private static boolean onDay(DayTest test, long that, long day) {
        return switch (test) {
            case BEFORE -> that < day;
            case ON -> that == day;
            case SINCE -> that >= day;
        };
    }
}
