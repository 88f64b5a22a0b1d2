package org.mailherd.mailstore.column;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.derived.DerivedRows.Kind;
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
    SortedMap<Long, Page> find(FolderSnapshot folder, boolean texts, long first, long last) {
        SortedMap<Long, Page> pages = new TreeMap<>();
        if (!derived.isWorth(folder.size())) {
            return pages;
        }
        SortedMap<Long, byte[]> parts = derived.read(folder.folderId(), kind(texts), first, last);
        for (long number = first; parts.containsKey(number); number++) {
            Optional<Page> page = PageImage.read(parts.get(number), texts);
            if (page.isEmpty()) {
                break;
            }
            pages.put(number, page.get());
        }
        return pages;
    }

    /** Keeps those of the pages that are complete. */
    void keep(FolderSnapshot folder, boolean texts, Map<Long, Page> pages) {
        if (!derived.isWorth(folder.size())) {
            return;
        }
        Map<Long, byte[]> complete = new HashMap<>();
        pages.forEach((number, page) -> {
            if (page.through() >= end(number)) {
                complete.put(number, PageImage.of(page));
            }
        });
        if (!complete.isEmpty()) {
            derived.add(folder.folderId(), kind(texts), complete);
        }
    }

    /**
     * Keeps all complete pages that are not kept yet.
     *
     * @param stop asked between some thousand messages
     */
    public void complete(FolderSnapshot folder, BooleanSupplier stop) {
        if (derived.isWorth(folder.size())) {
            complete(folder, false, stop);
            complete(folder, true, stop);
        }
    }

    private void complete(FolderSnapshot folder, boolean texts, BooleanSupplier stop) {
        Set<Long> kept = derived.parts(folder.folderId(), kind(texts));
        int index = 0;
        while (index < folder.size() && !stop.getAsBoolean()) {
            long first = Page.of(folder.uid(index));
            long last = first;
            while (last - first < STRETCH - 1 && isMissing(folder, kept, last + 1)) {
                last++;
            }
            if (isMissing(folder, kept, first)) {
                load(folder, texts, first, last);
            } else {
                last = first;
            }
            index = folder.indexAtOrAfter((last + 1) * Page.UIDS);
        }
    }

    private static boolean isMissing(FolderSnapshot folder, Set<Long> kept, long number) {
        return !kept.contains(number) && end(number) < folder.uidNext();
    }

    private void load(FolderSnapshot folder, boolean texts, long first, long last) {
        ColumnLoader.Stretch stretch =
                new ColumnLoader.Stretch(folder.folderId(), first, last, folder.uidNext() - 1);
        Map<Long, Page> pages = new HashMap<>();
        if (texts) {
            loader.texts(stretch, null, pages::put);
        } else {
            loader.numbers(stretch, null, pages::put);
        }
        keep(folder, texts, pages);
    }

    private static long end(long number) {
        return (number + 1) * Page.UIDS - 1;
    }

    private static Kind kind(boolean texts) {
        return texts ? Kind.TEXTS : Kind.NUMBERS;
    }
}
