package org.mailherd.mailstore.snapshot;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.flag.Keywords;

/**
 * A snapshot as octets, in parts of some ten thousand messages. Each part begins with the folder's
 * numbers, so that parts of two images are never taken for one.
 */
final class SnapshotImage {
    private static final int PAGES = 64;
    private static final int HEADER = 4 * Long.BYTES + 2 * Integer.BYTES;
    private static final int PAGE = 4 * Integer.BYTES;
    private static final int MESSAGE = Integer.BYTES + 2 * Long.BYTES;

    private SnapshotImage() {}

    static List<byte[]> of(FolderSnapshot snapshot) {
        List<SnapshotPage> pages = snapshot.pages();
        int parts = Math.max(1, (pages.size() + PAGES - 1) / PAGES);
        List<byte[]> image = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int end = Math.min(pages.size(), (part + 1) * PAGES);
            image.add(part(snapshot.mark(), parts, pages.subList(part * PAGES, end)));
        }
        return image;
    }

    private static byte[] part(FolderMark mark, int parts, List<SnapshotPage> pages) {
        int messages = pages.stream().mapToInt(SnapshotPage::size).sum();
        ByteBuffer octets = ByteBuffer.allocate(HEADER + pages.size() * PAGE + messages * MESSAGE);
        octets.putLong(mark.folderId()).putLong(mark.uidValidity());
        octets.putLong(mark.uidNext()).putLong(mark.highestModseq());
        octets.putInt(parts).putInt(pages.size());
        pages.forEach(page -> put(page, octets));
        return octets.array();
    }

    private static void put(SnapshotPage page, ByteBuffer octets) {
        PageColumns.PageSummary summary = page.summary();
        octets.putInt(summary.size()).putInt(summary.lastUid());
        octets.putInt(summary.unseen()).putInt(summary.deleted());
        octets.asIntBuffer().put(page.uids());
        octets.position(octets.position() + Integer.BYTES * page.size());
        octets.asLongBuffer().put(page.modseqs()).put(page.flags());
        octets.position(octets.position() + 2 * Long.BYTES * page.size());
    }

    /** Empty unless it is one whole image. */
    static Optional<FolderSnapshot> read(Collection<byte[]> image, Keywords keywords) {
        List<SnapshotPage> pages = new ArrayList<>();
        FolderMark mark = null;
        try {
            for (byte[] part : image) {
                ByteBuffer octets = ByteBuffer.wrap(part);
                FolderMark here =
                        new FolderMark(
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong());
                boolean fits = octets.getInt() == image.size();
                if (!fits || mark != null && !mark.equals(here)) {
                    return Optional.empty();
                }
                mark = here;
                for (int left = octets.getInt(); left > 0; left--) {
                    pages.add(page(octets));
                }
            }
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
        return Optional.ofNullable(mark).map(m -> new FolderSnapshot(m, keywords, pages));
    }

    private static SnapshotPage page(ByteBuffer octets) {
        PageColumns.PageSummary summary =
                new PageColumns.PageSummary(
                        octets.getInt(), octets.getInt(), octets.getInt(), octets.getInt());
        int size = summary.size();
        if (size < 1 || size > SnapshotPage.CAPACITY) {
            throw new IllegalArgumentException("a page of " + size);
        }
        ByteBuffer messages = octets.slice(octets.position(), MESSAGE * size);
        octets.position(octets.position() + MESSAGE * size);
        return SnapshotPage.later(summary, () -> columns(messages, size));
    }

    private static PageColumns columns(ByteBuffer messages, int size) {
        PageColumns columns = new PageColumns(new int[size], new long[size], new long[size]);
        messages.slice(0, Integer.BYTES * size).asIntBuffer().get(columns.uids());
        int rest = Integer.BYTES * size;
        messages.slice(rest, messages.capacity() - rest)
                .asLongBuffer()
                .get(columns.modseqs())
                .get(columns.flags());
        return columns;
    }
}
