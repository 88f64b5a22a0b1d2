package org.mailherd.mailstore.column;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** The columns of all folders, in memory up to a total weight. */
public final class FolderColumns {
    /** Pages read by one question, when they are needed one after the other. */
    private static final int LONGEST_STRETCH = 32;

    /** Fewer messages wanted of a page: it is not read before its turn. */
    private static final int WORTH_READING_AHEAD = 64;

    private final ColumnLoader loader;
    private final KeptColumns kept;
    private final LongConsumer settle;
    private final Cache<Key, Page> cache;

    private record Key(long folderId, long page, boolean texts) {}

    /**
     * @param settle returns when the tables have all messages that this node shows of a folder
     * @param cacheBytes memory for columns
     */
    public FolderColumns(
            ColumnLoader loader, KeptColumns kept, LongConsumer settle, long cacheBytes) {
        this.loader = loader;
        this.kept = kept;
        this.settle = settle;
        this.cache =
                Caffeine.newBuilder()
                        .maximumWeight(cacheBytes)
                        .<Key, Page>weigher((_, page) -> page.weight())
                        .build();
    }

    /**
     * Sizes, dates and ids.
     *
     * @param scope indexes of the messages that will be asked for, in ascending order
     */
    public NumberCursor numbers(FolderSnapshot folder, BitSet scope) {
        return new NumberCursor(new Reader(folder, scope, false));
    }

    /** What the header says. */
    public TextCursor texts(FolderSnapshot folder, BitSet scope) {
        return new TextCursor(new Reader(folder, scope, true));
    }

    /** Brings the page of one message after the other. */
    final class Reader {
        private final FolderSnapshot folder;
        private final BitSet scope;
        private final boolean texts;

        /** What was just read, kept until used however small the cache is. */
        private final Map<Long, Page> ahead = new HashMap<>();

        /** What comes behind it, if it is worth reading. */
        private Optional<ReadAhead> next = Optional.empty();

        Reader(FolderSnapshot folder, BitSet scope, boolean texts) {
            this.folder = folder;
            this.scope = scope;
            this.texts = texts;
        }

        FolderSnapshot folder() {
            return folder;
        }

        Page page(int index, long uid) {
            long number = Page.of(uid);
            Page read = ahead.remove(number);
            if (read != null) {
                return read;
            }
            Optional<Map<Long, Page>> expected =
                    next.filter(coming -> coming.beginsWith(number)).flatMap(ReadAhead::pages);
            if (expected.isEmpty()) {
                Page kept = cached(number);
                if (kept != null && kept.through() >= uid) {
                    return kept;
                }
            }
            ahead.clear();
            ahead.putAll(
                    expected.orElseGet(
                            () -> load(number, lastWorthReading(number, index), cached(number))));
            next = readOn(index);
            Page loaded = ahead.remove(number);
            if (loaded == null) {
                throw new IllegalStateException("page " + number + " was not read");
            }
            return loaded;
        }

        /** Who has read several pages in a row will want those behind them. */
        private Optional<ReadAhead> readOn(int index) {
            if (ahead.size() < 2) {
                return Optional.empty();
            }
            long behind = (Collections.max(ahead.keySet()) + 1) * Page.UIDS;
            int from = scope.nextSetBit(indexAtOrAfter(behind, index));
            if (from < 0 || from >= folder.size()) {
                return Optional.empty();
            }
            long first = Page.of(folder.uid(from));
            if (cached(first) != null) {
                return Optional.empty();
            }
            long last = lastWorthReading(first, from);
            return ReadAhead.begin(first, () -> load(first, last, null));
        }

        private @Nullable Page cached(long number) {
            return cache.getIfPresent(new Key(folder.folderId(), number, texts));
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
            int index = folder.indexOf(uid);
            return Math.max(from, index < 0 ? -index - 1 : index);
        }

        private Map<Long, Page> load(long first, long last, @Nullable Page before) {
            settle.accept(folder.folderId());
            Map<Long, Page> pages = new HashMap<>();
            if (before == null) {
                pages.putAll(kept.find(folder, texts, first, last));
            }
            if (!pages.containsKey(first)) {
                loadRows(first, last, before, pages);
                kept.keep(folder, texts, pages);
            }
            pages.forEach(
                    (number, page) -> cache.put(new Key(folder.folderId(), number, texts), page));
            return pages;
        }

        private void loadRows(long first, long last, @Nullable Page before, Map<Long, Page> pages) {
            ColumnLoader.Stretch stretch =
                    new ColumnLoader.Stretch(folder.folderId(), first, last, folder.uidNext() - 1);
            if (texts) {
                loader.texts(stretch, (TextPage) before, pages::put);
            } else {
                loader.numbers(stretch, (NumberPage) before, pages::put);
            }
        }
    }
}
