package org.mailherd.mailstore.column;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** The columns of all folders, in memory up to a total weight. */
public final class FolderColumns {
    private final ColumnLoader loader;
    private final KeptColumns kept;
    private final LongConsumer settle;
    private final Cache<Key, Page> cache;

    private record Key(long folderId, long number, Field field) {}

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
     * @param scope indexes of the messages that will be asked for, in ascending order
     */
    public NumberCursor numbers(FolderSnapshot folder, NumberField field, BitSet scope) {
        return new NumberCursor(new PageReader(this, folder, field, scope));
    }

    public TextCursor texts(FolderSnapshot folder, TextField field, BitSet scope) {
        return new TextCursor(new PageReader(this, folder, field, scope));
    }

    @Nullable Page cached(FolderSnapshot folder, Field field, long number) {
        return cache.getIfPresent(new Key(folder.folderId(), number, field));
    }

    /** The first of these pages, and perhaps those right behind it. */
    Map<Long, Page> load(FolderSnapshot folder, Field field, long first, long last) {
        settle.accept(folder.folderId());
        Map<Long, Page> pages = kept.find(folder, field, first, last);
        if (pages.isEmpty()) {
            return loadRows(folder, field, first, last);
        }
        pages.forEach((number, page) -> put(folder, number, field, page));
        return pages;
    }

    /** Of all columns of that source, since their rows have been read then. */
    private Map<Long, Page> loadRows(FolderSnapshot folder, Field field, long first, long last) {
        Map<Long, Page> wanted = new HashMap<>();
        Map<Long, Map<Field, Page>> all = new HashMap<>();
        loader.load(
                field.source(),
                new ColumnLoader.Stretch(folder.folderId(), first, last, folder.uidNext() - 1),
                known(folder, field.source(), first),
                (number, pages) -> {
                    pages.forEach((each, page) -> put(folder, number, each, page));
                    wanted.put(number, Objects.requireNonNull(pages.get(field)));
                    all.put(number, pages);
                });
        kept.keep(folder, field.source(), all);
        return wanted;
    }

    private void put(FolderSnapshot folder, long number, Field field, Page page) {
        cache.put(new Key(folder.folderId(), number, field), page);
    }

    /** What is in memory of a page's columns: all of them as of one time, or none. */
    private Map<Field, Page> known(FolderSnapshot folder, Source source, long number) {
        Map<Field, Page> known = new HashMap<>();
        Set<Long> times = new HashSet<>();
        for (Field field : source.fields()) {
            Page page = cached(folder, field, number);
            if (page == null) {
                return Map.of();
            }
            known.put(field, page);
            times.add(page.through());
        }
        return times.size() == 1 ? known : Map.of();
    }
}
