package org.mailherd.mailstore.column;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Pages of large folders that are complete, and so never change: read from rows but once. */
public final class KeptColumns {
    private static final int STRETCH = 32;

    private final DerivedRows derived;
    private final ColumnLoader loader;

    public KeptColumns(DerivedRows derived, ColumnLoader loader) {
        this.derived = derived;
        this.loader = loader;
    }

    /** The first of these pages, and those right behind it, as far as they are kept. */
    SortedMap<Long, Page> find(FolderSnapshot folder, Field field, long first, long last) {
        SortedMap<Long, Page> pages = new TreeMap<>();
        if (!derived.isWorth(folder.size()) || end(first) >= folder.uidNext()) {
            return pages;
        }
        SortedMap<Long, byte[]> parts = derived.read(folder.folderId(), field.kind(), first, last);
        for (long number = first; parts.containsKey(number); number++) {
            Optional<Page> page = PageImage.read(parts.get(number), field);
            if (page.isEmpty()) {
                break;
            }
            pages.put(number, page.get());
        }
        return pages;
    }

    /**
     * Keeps those of the pages that are complete.
     *
     * @param pages by number, all columns of the source
     */
    void keep(FolderSnapshot folder, Source source, Map<Long, Map<Field, Page>> pages) {
        if (!derived.isWorth(folder.size())) {
            return;
        }
        for (Field field : source.fields()) {
            Map<Long, byte[]> complete = new HashMap<>();
            pages.forEach((number, columns) -> {
                Page page = Objects.requireNonNull(columns.get(field));
                if (page.through() >= end(number)) {
                    complete.put(number, PageImage.of(page));
                }
            });
            if (!complete.isEmpty()) {
                derived.add(folder.folderId(), field.kind(), complete);
            }
        }
    }

    /**
     * Keeps all complete pages that are not kept yet.
     *
     * @param stop asked between some thousand messages
     */
    public void complete(FolderSnapshot folder, BooleanSupplier stop) {
        if (derived.isWorth(folder.size())) {
            for (Source source : Source.values()) {
                complete(folder, source, stop);
            }
        }
    }

    private void complete(FolderSnapshot folder, Source source, BooleanSupplier stop) {
        Set<Long> kept = kept(folder, source);
        int index = 0;
        while (index < folder.size() && !stop.getAsBoolean()) {
            long first = Page.of(folder.uid(index));
            long last = first;
            while (last - first < STRETCH - 1 && isMissing(folder, kept, last + 1)) {
                last++;
            }
            if (isMissing(folder, kept, first)) {
                load(folder, source, first, last);
            } else {
                last = first;
            }
            index = folder.indexAtOrAfter((last + 1) * Page.UIDS);
        }
    }

    /** Numbers of the pages of which every column is there. */
    private Set<Long> kept(FolderSnapshot folder, Source source) {
        Set<Long> all = null;
        for (Field field : source.fields()) {
            Set<Long> kept = derived.parts(folder.folderId(), field.kind());
            if (all == null) {
                all = kept;
            } else {
                all.retainAll(kept);
            }
        }
        return all == null ? Set.of() : all;
    }

    private static boolean isMissing(FolderSnapshot folder, Set<Long> kept, long number) {
        return !kept.contains(number) && end(number) < folder.uidNext();
    }

    private void load(FolderSnapshot folder, Source source, long first, long last) {
        ColumnLoader.Stretch stretch =
                new ColumnLoader.Stretch(folder.folderId(), first, last, folder.uidNext() - 1);
        Map<Long, Map<Field, Page>> pages = new HashMap<>();
        loader.load(source, stretch, Map.of(), pages::put);
        keep(folder, source, pages);
    }

    private static long end(long number) {
        return (number + 1) * Page.UIDS - 1;
    }
}
