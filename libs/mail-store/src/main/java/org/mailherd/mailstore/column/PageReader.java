package org.mailherd.mailstore.column;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Brings the page of one message after the other. */
final class PageReader {
    /** Pages read by one question, when they are needed one after the other. */
    private static final int LONGEST_STRETCH = 64;

    /** Stretches that are read while the ones before are looked at. */
    private static final int STRETCHES_AHEAD = 2;

    /** Fewer messages wanted of a page: it is not read before its turn. */
    private static final int WORTH_READING_AHEAD = 64;

    private final FolderColumns columns;
    private final FolderSnapshot folder;
    private final Field field;
    private final BitSet scope;

    /** What was just read, kept until used however small the cache is. */
    private final Map<Long, Page> ahead = new HashMap<>();

    /** What comes behind it, in order. */
    private final Deque<ReadAhead> coming = new ArrayDeque<>();

    PageReader(FolderColumns columns, FolderSnapshot folder, Field field, BitSet scope) {
        this.columns = columns;
        this.folder = folder;
        this.field = field;
        this.scope = scope;
    }

    FolderSnapshot folder() {
        return folder;
    }

    BitSet scope() {
        return scope;
    }

    /**
     * @param index of a message of the page
     * @param uid the highest of it that is asked for
     */
    Page page(int index, long uid) {
        long number = Page.of(uid);
        Page read = ahead.remove(number);
        if (read != null && read.through() >= uid) {
            return read;
        }
        Optional<Map<Long, Page>> expected = expected(number);
        if (expected.isEmpty()) {
            Page known = cached(number);
            if (known != null && known.through() >= uid) {
                return known;
            }
        }
        ahead.clear();
        ahead.putAll(
                expected.orElseGet(
                        () -> columns.load(folder, field, number, lastToRead(number, index))));
        readOn(index);
        Page loaded = ahead.remove(number);
        if (loaded == null) {
            throw new IllegalStateException("page " + number + " was not read");
        }
        return loaded;
    }

    private Optional<Map<Long, Page>> expected(long number) {
        while (!coming.isEmpty() && coming.getFirst().first() < number) {
            coming.removeFirst();
        }
        if (coming.isEmpty() || coming.getFirst().first() > number) {
            return Optional.empty();
        }
        return coming.removeFirst().pages();
    }

    /** Who has read several pages in a row will want those behind them. */
    private void readOn(int index) {
        if (ahead.size() < 2) {
            return;
        }
        long last = coming.isEmpty() ? Collections.max(ahead.keySet()) : coming.getLast().last();
        while (coming.size() < STRETCHES_AHEAD) {
            int from = scope.nextSetBit(indexAtOrAfter((last + 1) * Page.UIDS, index));
            if (from < 0 || from >= folder.size()) {
                return;
            }
            long first = Page.of(folder.uid(from));
            if (cached(first) != null) {
                return;
            }
            last = lastWorthReading(first, from);
            long end = last;
            Optional<ReadAhead> begun =
                    ReadAhead.begin(first, end, () -> columns.load(folder, field, first, end));
            if (begun.isEmpty()) {
                return;
            }
            coming.addLast(begun.get());
        }
    }

    private @Nullable Page cached(long number) {
        return columns.cached(folder, field, number);
    }

    /** Not what is being read already. */
    private long lastToRead(long first, int index) {
        long last = lastWorthReading(first, index);
        return coming.isEmpty() ? last : Math.min(last, coming.getFirst().first() - 1);
    }

    private long lastWorthReading(long first, int index) {
        long last = first;
        int from = index;
        while (last - first < LONGEST_STRETCH - 1 && cached(last + 1) == null) {
            int start = indexAtOrAfter((last + 1) * Page.UIDS, from);
            int end = indexAtOrAfter((last + 2) * Page.UIDS, start);
            if (scope.get(start, end).cardinality() < WORTH_READING_AHEAD) {
                return last;
            }
            from = end;
            last++;
        }
        return last;
    }

    private int indexAtOrAfter(long uid, int from) {
        return Math.max(from, folder.indexAtOrAfter(uid));
    }
}
