package org.mailherd.imap.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.syntax.SearchKey.DayTest;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.NumberCursor;
import org.mailherd.mailstore.column.TextCursor;
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
        return numbers(scope, NumberCursor::size, size -> size > octets);
    }

    BitSet smaller(long octets, BitSet scope) {
        return numbers(scope, NumberCursor::size, size -> size < octets);
    }

    BitSet older(Duration age, BitSet scope) {
        long moment = now.minus(age).toEpochMilli();
        return numbers(scope, NumberCursor::internalDate, date -> date <= moment);
    }

    BitSet younger(Duration age, BitSet scope) {
        long moment = now.minus(age).toEpochMilli();
        return numbers(scope, NumberCursor::internalDate, date -> date >= moment);
    }

    /** RFC 3501 6.4.4 disregards time and zone; we count days in UTC, as INTERNALDATE is shown. */
    BitSet received(DayTest test, LocalDate day, BitSet scope) {
        return numbers(scope, NumberCursor::internalDate, date -> onDay(test, dayOf(date), day));
    }

    BitSet saved(DayTest test, LocalDate day, BitSet scope) {
        return numbers(scope, NumberCursor::saveDate, date -> onDay(test, dayOf(date), day));
    }

    BitSet emailId(String id, BitSet scope) {
        OptionalLong wanted = ObjectIds.emailId(id);
        return wanted.isEmpty()
                ? new BitSet()
                : numbers(scope, NumberCursor::emailId, there -> there == wanted.getAsLong());
    }

    BitSet threadId(String id, BitSet scope) {
        OptionalLong wanted = ObjectIds.threadId(id);
        return wanted.isEmpty()
                ? new BitSet()
                : texts(texts(scope), scope, t -> t.threadId() == wanted.getAsLong());
    }

    BitSet sent(DayTest test, LocalDate day, BitSet scope) {
        return texts(
                texts(scope),
                scope,
                text -> {
                    OptionalLong sent = text.sentDay();
                    return sent.isPresent() && onDay(test, sent.getAsLong(), day);
                });
    }

    BitSet text(TextField field, String folded, BitSet scope) {
        return texts(texts(scope).searching(field, folded), scope, TextCursor::matches);
    }

    private TextCursor texts(BitSet scope) {
        return columns.texts(folder.now(), scope);
    }

    private static BitSet texts(TextCursor cursor, BitSet scope, Predicate<TextCursor> test) {
        BitSet found = new BitSet(scope.length());
        for (int i = scope.nextSetBit(0); i >= 0; i = scope.nextSetBit(i + 1)) {
            if (cursor.moveTo(i) && test.test(cursor)) {
                found.set(i);
            }
        }
        return found;
    }

    private BitSet numbers(BitSet scope, ToLongFunction<NumberCursor> column, LongPredicate test) {
        NumberCursor cursor = columns.numbers(folder.now(), scope);
        BitSet found = new BitSet(scope.length());
        for (int i = scope.nextSetBit(0); i >= 0; i = scope.nextSetBit(i + 1)) {
            if (cursor.moveTo(i) && test.test(column.applyAsLong(cursor))) {
                found.set(i);
            }
        }
        return found;
    }

    private static long dayOf(long millis) {
        return Math.floorDiv(millis, DAY);
    }

    private static boolean onDay(DayTest test, long that, LocalDate wanted) {
        long day = wanted.toEpochDay();
        return switch (test) {
            case BEFORE -> that < day;
            case ON -> that == day;
            case SINCE -> that >= day;
        };
    }
}
